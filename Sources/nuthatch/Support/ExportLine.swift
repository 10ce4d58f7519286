import Foundation
import RAGCore
import ReplyFormat

/// A document of an export.
struct ExportLine: Codable {
    struct Piece: Codable {
        enum CodingKeys: String, CodingKey {
            case start, end, headingPath = "heading_path", length, hash, vector
        }

        /// UTF-8 bytes of the document's text.
        var start: Int
        var end: Int
        var headingPath: [String]
        var length: Int
        /// SHA-256 of what was embedded, as hexadecimal digits.
        var hash: String
        /// float32, little-endian.
        var vector: Data?
    }

    enum CodingKeys: String, CodingKey {
        case collection, id, uri, source, title, text, format, language, audience, metadata, chunks
        case validFrom = "valid_from"
        case validUntil = "valid_until"
        case contentHash = "content_hash"
    }

    var collection: String
    var id: String
    var uri: String
    var source: String
    var title: String
    var text: String
    var format: TextFormat
    var language: String?
    var audience: String?
    var validFrom: CalendarDate?
    var validUntil: CalendarDate?
    var metadata: Metadata
    /// As hexadecimal digits.
    var contentHash: String
    var chunks: [Piece]

    init(_ prepared: PreparedDocument, collection: String, withVectors: Bool) {
        let document = prepared.document
        self.collection = collection
        id = document.id
        uri = document.uri
        source = prepared.source
        title = document.title
        text = document.text
        format = document.format
        language = document.language
        audience = document.audience
        validFrom = document.validity.from
        validUntil = document.validity.until
        metadata = document.metadata
        contentHash = prepared.contentHash.hexadecimal
        chunks = prepared.chunks.map { chunk in
            Piece(
                start: chunk.chunk.range.lowerBound,
                end: chunk.chunk.range.upperBound,
                headingPath: chunk.chunk.headingPath,
                length: chunk.chunk.length,
                hash: chunk.hash.hexadecimal,
                vector: withVectors && !chunk.vector.isEmpty ? VectorBytes.data(of: chunk.vector) : nil
            )
        }
    }

    func line() throws -> String { try CompactJSON.line(self) }
}
