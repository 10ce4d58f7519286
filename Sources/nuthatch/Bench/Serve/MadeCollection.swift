import Crypto
import Foundation
import LoadGenerator
import LocalEmbedding
import Persistence
import RAGCore

/// A collection of documents of one chunk each, whose words and vectors follow from a seed: what it costs to search is that
/// of real ones, and it is made in seconds.
enum MadeCollection {
    private static let batch = 2_000
    /// Words are as common as in any language.
    private static let ranks = ZipfSampler(count: 6_000)
    /// The words of a shop; with numbers behind them there are enough.
    private static let stems = [
        "refund", "parcel", "voucher", "invoice", "return", "delivery", "warranty", "size", "colour", "jacket", "boot",
        "tent", "order", "customer", "price", "stock", "repair", "label", "address", "payment", "gift", "store", "zip",
        "sole", "rope", "lamp", "stove", "bottle", "map", "trail",
    ]

    /// - Parameter path: of a database that is not there yet.
    static func write(_ count: Int, to path: String, embedder folder: String?) async throws {
        let settings = try Settings(
            flags: [.database: path, .embedder: folder],
            environment: ProcessInfo.processInfo.environment,
            file: nil
        )
        let embedder = try await Workspace.loadEmbedder(settings)
        let workspace = try await Workspace.open(settings, mode: .write, command: "bench serve")
        try await workspace.store.openCollection(
            CollectionSettings(
                name: settings.collection,
                embedder: embedder.fingerprint,
                dimension: embedder.dimension,
                chunking: "made"
            )
        )
        var generator = SeededGenerator(seed: 1)
        for start in stride(from: 0, to: count, by: batch) {
            let documents = (start..<min(count, start + batch)).map {
                document($0, dimension: embedder.dimension, using: &generator)
            }
            _ = try await workspace.store.put(documents, in: settings.collection)
        }
        await workspace.store.close()
    }

    /// A word by how common it is, from 0.
    static func word(_ rank: Int) -> String {
        let stem = stems[rank % stems.count]
        return rank < stems.count ? stem : "\(stem)\(rank / stems.count)"
    }

    /// Five words that are not the commonest: each is in a fifth to a few thousandths of the documents.
    static func query(using generator: inout SeededGenerator) -> String {
        (0..<5).map { _ in word(Int.random(in: 30..<3_000, using: &generator)) }.joined(separator: " ")
    }

    private static func document(
        _ number: Int,
        dimension: Int,
        using generator: inout SeededGenerator
    ) -> PreparedDocument {
        let text = (0..<60).map { _ in word(ranks.rank(using: &generator)) }.joined(separator: " ") + "."
        var vector = (0..<dimension).map { _ in Float.random(in: -1...1, using: &generator) }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for index in vector.indices { vector[index] /= length }
        let chunk = Chunk(range: 0..<text.utf8.count, text: text, headingPath: [], context: "", length: 80)
        let hash = ContentHash(bytes: Array(SHA256.hash(data: Data(text.utf8))))
        return PreparedDocument(
            document: Document(id: "made-\(number)", uri: "/made/\(number)", title: "", text: text, blocks: []),
            contentHash: hash,
            source: "/made",
            chunks: [PreparedChunk(chunk: chunk, hash: hash, vector: vector)]
        )
    }
}
