/// How the lists of the two sides become one, by a rule that is the same for every question; `AdaptiveFusion` has one that is
/// not.
package enum Fusion: Sendable, Equatable {
    /// `dense * d + (1 - dense) * l`, where d and l are the scores of a side, each brought to 0...1 by its least and
    /// greatest among the candidates (min-max). A passage that a side did not find has 0 there, and where all scores of
    /// a side are equal, each is 1.
    /// Convex combination: https://arxiv.org/abs/2210.11934
    case weighted(dense: Double)
    /// `1 / (k + rank)` summed over the sides, ranks from 1. https://doi.org/10.1145/1571941.1572114
    case reciprocalRank(k: Double)

    /// The fused candidates, best first; equal scores are ordered by chunk id.
    ///
    /// - Parameters:
    ///   - dense: chunk ids with cosines, best first, each once.
    ///   - lexical: chunk ids with BM25 scores, best first, each once.
    package func fuse(dense: [ScoredChunk], lexical: [ScoredChunk]) -> [FusedChunk] {
        FusedChunk.merge(
            dense: dense,
            parts(of: dense, weight: denseWeight),
            lexical: lexical,
            parts(of: lexical, weight: 1 - denseWeight)
        )
    }

    private var denseWeight: Double {
        switch self {
        case .weighted(let dense): dense
        // Both sides count alike; `parts` does not use it.
        case .reciprocalRank: 0.5
        }
    }

    /// What each candidate of a side adds to the fused score.
    private func parts(of side: [ScoredChunk], weight: Double) -> [Double] {
        switch self {
        case .reciprocalRank(let k):
            return side.indices.map { 1 / (k + Double($0 + 1)) }
        case .weighted:
            guard let best = side.first?.score, let least = side.last?.score else { return [] }
            let width = best - least
            return side.map { weight * (width > 0 ? ($0.score - least) / width : 1) }
        }
    }
}
