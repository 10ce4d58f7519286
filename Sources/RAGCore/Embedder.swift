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

/// A text's place in the space of an embedder.
package struct Embedding: Sendable, Equatable {
    /// Unit length.
    package var vector: [Float]
    /// The tokens that the model read, special tokens included, after the cut.
    package var tokens: Int
    /// Whether the text was longer than the model reads.
    package var isTruncated: Bool

    package init(vector: [Float], tokens: Int, isTruncated: Bool) {
        self.vector = vector
        self.tokens = tokens
        self.isTruncated = isTruncated
    }
}
