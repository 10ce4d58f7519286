package import RAGCore

/// A chunk and the corpus that it was cut from.
package struct PlacedChunk: Sendable, Equatable {
    /// The position of the corpus.
    package var corpus: Int
    package var chunk: Chunk

    package init(corpus: Int, chunk: Chunk) {
        self.corpus = corpus
        self.chunk = chunk
    }
}
