/// A passage that was found, and why it stands where it stands.
package struct SearchResult: Sendable, Equatable {
    package var passage: Passage
    /// What the results are ordered by; its scale is that of the mode and the fusion.
    package var score: Double
    /// The parts, as they were measured. Nil where that side did not find the passage.
    package var dense: Double?
    package var lexical: Double?

    package init(passage: Passage, score: Double, dense: Double?, lexical: Double?) {
        self.passage = passage
        self.score = score
        self.dense = dense
        self.lexical = lexical
    }
}
