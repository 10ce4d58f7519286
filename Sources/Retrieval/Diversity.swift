/// Maximal marginal relevance: each next result is the best of `relevance * score - (1 - relevance) * likeness`, where
/// likeness is the greatest cosine to a result that has been taken, at least 0. https://doi.org/10.1145/290941.291025
package struct Diversity: Sendable, Equatable {
    /// 1 is the order by score, 0 looks at likeness alone.
    package var relevance: Double

    package init(relevance: Double) {
        self.relevance = relevance
    }

    /// The positions of `limit` candidates, in the order in which they are taken; equal ones in the order they have.
    ///
    /// Each that is taken is compared with each that is left.
    ///
    /// - Parameters:
    ///   - scores: of the candidates, any scale; they are brought to 0...1.
    ///   - vectors: of the candidates, unit length. One without a vector is like nothing.
    package func order(scores: [Double], vectors: [[Float]?], limit: Int) -> [Int] {
        precondition(scores.count == vectors.count, "\(scores.count) scores and \(vectors.count) vectors")
        guard let least = scores.min(), let best = scores.max() else { return [] }
        let width = best > least ? best - least : 1
        var remaining = Array(scores.indices)
        var likeness = [Double](repeating: 0, count: scores.count)
        var order: [Int] = []
        while order.count < limit, !remaining.isEmpty {
            let values = remaining.map { relevance * (scores[$0] - least) / width - (1 - relevance) * likeness[$0] }
            var position = 0
            for other in values.indices where values[other] > values[position] { position = other }
            let taken = remaining.remove(at: position)
            order.append(taken)
            guard let vector = vectors[taken] else { continue }
            for other in remaining {
                guard let candidate = vectors[other] else { continue }
                var cosine: Float = 0
                for (a, b) in zip(vector, candidate) { cosine += a * b }
                likeness[other] = max(likeness[other], Double(cosine))
            }
        }
        return order
    }
}
