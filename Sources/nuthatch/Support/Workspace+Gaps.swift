import Hindsight
import LocalEmbedding
import Persistence
import RAGCore

extension Workspace {
    /// Refused questions with their vectors. Those that have none, as the parts of a message, are embedded.
    ///
    /// - Parameter loaded: the embedder, where it is loaded already.
    func questions(of refused: [RefusedQuestion], with loaded: LocalEmbedder? = nil) async throws -> [Gap.Question] {
        let texts = Array(Set(refused.filter { $0.vector == nil }.map(\.question))).sorted()
        var vectors: [String: [Float]] = [:]
        if !texts.isEmpty {
            let embedder: LocalEmbedder
            if let loaded {
                embedder = loaded
            } else {
                embedder = try await loadEmbedder()
                _ = try await collection(settings.collection, madeWith: embedder)
            }
            let embeddings = try await embedder.embed(texts)
            for (text, embedding) in zip(texts, embeddings) { vectors[text] = embedding.vector }
        }
        return refused.compactMap { question in
            guard let vector = question.vector ?? vectors[question.question] else { return nil }
            return Gap.Question(
                text: question.question,
                date: question.date,
                reason: question.reason,
                nearest: question.nearest,
                vector: vector
            )
        }
    }
}
