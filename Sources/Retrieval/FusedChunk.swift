/// A candidate with what each side said of it.
package struct FusedChunk: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        /// As the side measured it.
        package var score: Double
        /// From 1.
        package var rank: Int
        /// What it adds to the fused score.
        package var contribution: Double

        package init(score: Double, rank: Int, contribution: Double) {
            self.score = score
            self.rank = rank
            self.contribution = contribution
        }
    }

    package var chunkID: Int64
    package var dense: Part?
    package var lexical: Part?

    /// The sum of the contributions.
    package var score: Double {
        (dense?.contribution ?? 0) + (lexical?.contribution ?? 0)
    }
}
