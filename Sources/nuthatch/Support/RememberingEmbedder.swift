import Gateway
import RAGCore
import Synchronization

/// An embedder that embeds a text once, for questions that are asked again or searched for in several ways.
final class RememberingEmbedder: Embedder {
    private let embedder: any Embedder
    private let known: Mutex<RecentlyUsed<String, Embedding>>

    /// - Parameter limit: texts that are remembered; what was used longest ago is forgotten first.
    init(_ embedder: any Embedder, limit: Int = 100_000) {
        self.embedder = embedder
        known = Mutex(RecentlyUsed(sizeLimit: limit))
    }

    var fingerprint: String { embedder.fingerprint }
    var dimension: Int { embedder.dimension }

    func embed(_ texts: [String]) async throws -> [Embedding] {
        var found = known.withLock { known in texts.map { known.use($0) } }
        let missing = texts.indices.filter { found[$0] == nil }
        if !missing.isEmpty {
            let embeddings = try await embedder.embed(missing.map { texts[$0] })
            known.withLock { known in
                for (place, embedding) in zip(missing, embeddings) {
                    known.insert(embedding, for: texts[place], size: 1)
                }
            }
            for (place, embedding) in zip(missing, embeddings) { found[place] = embedding }
        }
        return found.compactMap(\.self)
    }
}
