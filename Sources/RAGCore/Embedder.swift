/// Turns text into vectors.
///
/// Equal texts give equal vectors. Each has `dimension` components and unit length, so a dot product is a cosine.
package protocol Embedder: Sendable {
    /// Names the model and its weights: vectors of two embedders are comparable only where it is equal.
    var fingerprint: String { get }
    var dimension: Int { get }

    /// The vectors of `texts`, in their order.
    ///
    /// A text beyond the model's limit is cut there, and its embedding says so.
    func embed(_ texts: [String]) async throws -> [Embedding]
}

extension Embedder {
    package func embed(_ text: String) async throws -> Embedding {
        let embeddings = try await embed([text])
        precondition(embeddings.count == 1, "an embedder returned \(embeddings.count) embeddings for 1 text")
        return embeddings[0]
    }
}
