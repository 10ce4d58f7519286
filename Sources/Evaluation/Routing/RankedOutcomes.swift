/// Outcomes in the order in which a falling threshold hands them to the strong model.
struct RankedOutcomes: Sendable {
    private struct Entry {
        /// In the outcomes that were ranked.
        var position: Int
        /// Whether it is the last of its score: equal scores change sides together.
        var endsGroup: Bool
        var isWeakRight: Bool
        var gain: Int
        var weakCost: Double
        var strongCost: Double
    }

    private let entries: [Entry]

    /// - Parameters:
    ///   - positions: the outcomes that take part.
    ///   - score: of an outcome at a position; the higher, the sooner it goes to the strong model.
    init(_ outcomes: [RoutingOutcome], at positions: some Sequence<Int>, by score: (Int) -> Double) {
        let ranked = positions.map { (position: $0, score: score($0)) }
            .sorted { ($1.score, $0.position) < ($0.score, $1.position) }
        entries = ranked.enumerated().map { rank, element in
            let outcome = outcomes[element.position]
            let isLast = rank + 1 == ranked.count || ranked[rank + 1].score != element.score
            return Entry(
                position: element.position,
                endsGroup: isLast,
                isWeakRight: outcome.isWeakRight,
                gain: outcome.gain,
                weakCost: outcome.cost?.weak ?? 0,
                strongCost: outcome.cost?.strong ?? 1
            )
        }
    }

    /// The curve where the outcome at each position counts `weights` times; nil where none counts.
    func curve(_ weights: [Int]) -> CostQualityCurve? {
        var (count, right, harmed, cost) = (0, 0, 0, 0.0)
        for entry in entries {
            let weight = weights[entry.position]
            count += weight
            if entry.isWeakRight { right += weight }
            if entry.gain > 0 { harmed += weight }
            cost += Double(weight) * entry.weakCost
        }
        guard count > 0 else { return nil }
        let total = Double(count)
        var strong = 0
        func point() -> CostQualityCurve.Point {
            CostQualityCurve.Point(
                strongShare: Double(strong) / total,
                quality: Double(right) / total,
                harm: Double(harmed) / total,
                cost: cost / total
            )
        }
        var points = [point()]
        points.reserveCapacity(entries.count + 1)
        for entry in entries {
            let weight = weights[entry.position]
            strong += weight
            right += weight * entry.gain
            if entry.gain > 0 { harmed -= weight }
            cost += Double(weight) * (entry.strongCost - entry.weakCost)
            if entry.endsGroup { points.append(point()) }
        }
        return CostQualityCurve(points: points)
    }
}
