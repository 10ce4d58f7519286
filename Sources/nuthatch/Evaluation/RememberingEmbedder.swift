import RAGCore
import Synchronization

/// An embedder that embeds each text once, for questions that are searched for in several ways.
final class RememberingEmbedder: Embedder {
    private let embedder: any Embedder
    private let known = Mutex<[String: Embedding]>([:])

    init(_ embedder: any Embedder) {
        self.embedder = embedder
    }

    var fingerprint: String { embedder.fingerprint }
    var dimension: Int { embedder.dimension }

    func embed(_ texts: [String]) async throws -> [Embedding] {
        let missing = known.withLock { known in texts.filter { known[$0] == nil } }
        let embeddings = missing.isEmpty ? [] : try await embedder.embed(missing)
        return known.withLock { known in
            for (text, embedding) in zip(missing, embeddings) { known[text] = embedding }
            return texts.compactMap { known[$0] }
        }
    }
}
