/// What quality costs as a router's threshold falls from "always the weak model" to "always the strong one".
///
/// Between two thresholds the curve is straight, which is what choosing by chance among equal scores gives.
package struct CostQualityCurve: Sendable, Equatable {
    package struct Point: Sendable, Equatable, Codable {
        /// The share of texts that the strong model gets.
        package var strongShare: Double
        /// The share of texts that are answered right.
        package var quality: Double
        /// The harm rate: the share of all texts that the weak model got and had wrong where the strong one is right.
        package var harm: Double
        /// The mean cost of a text, by the costs of the outcomes; else a call of the strong model costs 1, of the weak 0.
        package var cost: Double

        package init(strongShare: Double, quality: Double, harm: Double, cost: Double) {
            self.strongShare = strongShare
            self.quality = quality
            self.harm = harm
            self.cost = cost
        }
    }

    /// By rising share of the strong model, from 0 to 1; at least two.
    package let points: [Point]

    init(points: [Point]) {
        self.points = points
    }

    package var weak: Point { points[0] }
    package var strong: Point { points[points.count - 1] }

    /// The share of the gap between both models' quality that `quality` recovers: PGR of
    /// https://arxiv.org/abs/2406.18665. Nil where the strong model is not the better one.
    package func gapRecovered(by quality: Double) -> Double? {
        let gap = strong.quality - weak.quality
        return gap > 0 ? (quality - weak.quality) / gap : nil
    }

    /// The average gap recovered: the area under PGR over the share of calls to the strong model, 0 to 1.
    ///
    /// The whole area, by the trapezoids between all thresholds. RouteLLM's program takes those between eleven quantiles
    /// of the score, so that its figures are up to some thousandths less; chance has 0.5 in both.
    package var apgr: Double? {
        guard gapRecovered(by: weak.quality) != nil else { return nil }
        var area = 0.0
        for (left, right) in zip(points, points.dropFirst()) {
            area += (right.strongShare - left.strongShare) * (left.quality + right.quality) / 2
        }
        return gapRecovered(by: area)
    }

    /// CPT(`share`): the least share of calls to the strong model at which PGR reaches `share`.
    package func callsToRecover(_ share: Double) -> Double? {
        guard gapRecovered(by: weak.quality) != nil else { return nil }
        return strongShare(reaching: weak.quality + share * (strong.quality - weak.quality))
    }

    /// The mean cost of a text where `share` of the strong model's quality is first reached, on the way from the weak
    /// model to the strong one.
    package func cost(reaching share: Double) -> Double {
        point(at: strongShare(reaching: share * strong.quality)).cost
    }

    /// The least share of calls to the strong model at which that quality is reached; 1 where none does.
    private func strongShare(reaching wanted: Double) -> Double {
        guard weak.quality < wanted else { return 0 }
        for (left, right) in zip(points, points.dropFirst()) where right.quality >= wanted {
            let part = (wanted - left.quality) / (right.quality - left.quality)
            return left.strongShare + part * (right.strongShare - left.strongShare)
        }
        // A rounding short of the last point.
        return 1
    }

    /// Where the strong model gets `share` of the texts, 0 to 1.
    package func point(at share: Double) -> Point {
        guard let index = points.indices.dropFirst().first(where: { points[$0].strongShare >= share }) else {
            return strong
        }
        let (left, right) = (points[index - 1], points[index])
        let width = right.strongShare - left.strongShare
        let part = width > 0 ? (share - left.strongShare) / width : 1
        func between(_ key: KeyPath<Point, Double>) -> Double {
            left[keyPath: key] + part * (right[keyPath: key] - left[keyPath: key])
        }
        return Point(
            strongShare: share,
            quality: between(\.quality),
            harm: between(\.harm),
            cost: between(\.cost)
        )
    }
}
