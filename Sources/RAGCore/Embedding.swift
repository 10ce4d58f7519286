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
