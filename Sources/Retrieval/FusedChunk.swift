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

    /// Both sides in one list, best first; equal scores are ordered by chunk id.
    ///
    /// - Parameters:
    ///   - denseParts: what each candidate of the dense side adds to its score.
    ///   - lexicalParts: and each of the lexical side.
    static func merge(
        dense: [ScoredChunk],
        _ denseParts: [Double],
        lexical: [ScoredChunk],
        _ lexicalParts: [Double]
    ) -> [FusedChunk] {
        var fused: [Int64: FusedChunk] = [:]
        func add(_ side: [ScoredChunk], _ parts: [Double], _ path: WritableKeyPath<FusedChunk, Part?>) {
            for (rank, (candidate, part)) in zip(side, parts).enumerated() {
                fused[candidate.chunkID, default: FusedChunk(chunkID: candidate.chunkID)][keyPath: path] =
                    Part(score: candidate.score, rank: rank + 1, contribution: part)
            }
        }
        add(dense, denseParts, \.dense)
        add(lexical, lexicalParts, \.lexical)
        return fused.values.sorted { ($1.score, $0.chunkID) < ($0.score, $1.chunkID) }
    }
}
