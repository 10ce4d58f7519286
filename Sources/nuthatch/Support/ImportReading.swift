import Chunking
import Foundation
import Ingestion
import RAGCore

/// Reads a line of an export, and holds it against what it says of itself.
struct ImportReading: Sendable {
    let header: ExportHeader
    /// The fingerprint of the one that embeds here.
    let embedder: String
    let dimension: Int
    let chunker: StructureChunker

    /// - Throws: `ImportFault`.
    func document(_ bytes: [UInt8]) throws -> (collection: String, document: ImportedDocument) {
        guard let line = try? JSONDecoder().decode(ExportLine.self, from: Data(bytes)) else {
            throw ImportFault.notADocument
        }
        guard let collection = header.collections.first(where: { $0.name == line.collection }) else {
            throw ImportFault.unknownCollection(line.collection)
        }
        let document = line.document
        if let fault = document.fault { throw ImportFault.document(fault) }
        if line.source.utf8.contains(0) { throw ImportFault.document(.nul(field: "source")) }
        guard let contentHash = ContentHash(hexadecimal: line.contentHash), contentHash.bytes.count == 32 else {
            throw ImportFault.contentHash
        }
        let chunks = try chunks(of: line, cutAlike: collection.chunking == chunker.identity)
        return (
            line.collection,
            ImportedDocument(
                document: document,
                contentHash: contentHash,
                source: line.source,
                chunks: chunks,
                vectors: collection.embedder == embedder ? try vectors(of: line, chunks) : nil
            )
        )
    }

    /// Where chunks are cut here as they were there, each has to be what was embedded.
    private func chunks(of line: ExportLine, cutAlike: Bool) throws -> [Chunk] {
        try line.chunks.enumerated().map { index, piece in
            guard let text = Self.text(of: piece, in: line.text),
                !piece.headingPath.contains(where: { $0.utf8.contains(0) })
            else { throw ImportFault.noChunkOfText(index) }
            let chunk = Chunk(
                range: piece.start..<piece.end,
                text: text,
                headingPath: piece.headingPath,
                context: chunker.context(title: line.title, headingPath: piece.headingPath),
                length: piece.length
            )
            if cutAlike, ImportedDocument.hash(of: chunk).hexadecimal != piece.hash {
                throw ImportFault.editedText(index)
            }
            return chunk
        }
    }

    /// Nil where one is missing, or is not of what would be embedded now.
    private func vectors(of line: ExportLine, _ chunks: [Chunk]) throws -> [[Float]]? {
        var vectors: [[Float]] = []
        for (index, piece) in line.chunks.enumerated() {
            guard let data = piece.vector, ImportedDocument.hash(of: chunks[index]).hexadecimal == piece.hash else {
                return nil
            }
            guard let vector = VectorBytes.vector(of: data), vector.count == dimension,
                abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-3
            else { throw ImportFault.vector(index, dimension: dimension) }
            vectors.append(vector)
        }
        return vectors
    }

    private static func text(of piece: ExportLine.Piece, in text: String) -> String? {
        let bytes = text.utf8
        guard 0 <= piece.start, piece.start <= piece.end, piece.end <= bytes.count else { return nil }
        let start = bytes.index(bytes.startIndex, offsetBy: piece.start)
        let end = bytes.index(start, offsetBy: piece.end - piece.start)
        return String(text.utf8[start..<end])
    }
}

extension ExportLine {
    /// Without blocks: its chunks are cut.
    fileprivate var document: Document {
        Document(
            id: id,
            uri: uri,
            title: title,
            text: text,
            format: format,
            blocks: [],
            language: language,
            audience: audience,
            validity: Validity(from: validFrom, until: validUntil),
            metadata: metadata
        )
    }
}
