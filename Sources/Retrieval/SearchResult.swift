package import RAGCore

/// A passage that was found, and why it stands where it stands.
package struct SearchResult: Sendable, Equatable {
    package var passage: Passage
    /// What the results are ordered by: a cosine, a BM25 score, or the sum of the contributions of both sides.
    package var score: Double
    /// What each side said. Nil where it did not find the passage, or was not asked.
    package var dense: FusedChunk.Part?
    package var lexical: FusedChunk.Part?

    package init(passage: Passage, score: Double, dense: FusedChunk.Part?, lexical: FusedChunk.Part?) {
        self.passage = passage
        self.score = score
        self.dense = dense
        self.lexical = lexical
    }
}
