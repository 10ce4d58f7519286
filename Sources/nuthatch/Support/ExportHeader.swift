import RAGCore
import ReplyFormat

/// The first line of an export.
struct ExportHeader: Codable {
    struct Collection: Codable {
        var name: String
        var embedder: String
        var dimension: Int
        var chunking: String
    }

    static let format = "nuthatch export"
    static let version = 1

    var format = Self.format
    var version = Self.version
    var vectors: Bool
    var collections: [Collection]

    init(_ collections: [CollectionSettings], hasVectors: Bool) {
        vectors = hasVectors
        self.collections = collections.map {
            Collection(name: $0.name, embedder: $0.embedder, dimension: $0.dimension, chunking: $0.chunking)
        }
    }

    func line() throws -> String { try CompactJSON.line(self) }
}
