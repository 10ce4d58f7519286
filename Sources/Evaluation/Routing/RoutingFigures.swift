/// What a way of routing achieves.
package struct RoutingFigures: Sendable, Equatable, Codable {
    /// The average gap recovered; nil where the strong model is not the better one, and for a way without a threshold.
    package var apgr: Estimate?
    /// The least share of calls to the strong model that recovers half of the gap.
    package var cpt50: Estimate?
    package var cpt80: Estimate?
    /// The share of calls to the strong model at which the figures below are read.
    package var strongShare: Double
    package var quality: Estimate
    /// The share of all texts that the weak model got and had wrong where the strong one is right.
    package var harm: Estimate
    /// By how much quality stays below that of an oracle, which has a text right where either model has.
    package var oracleGap: Estimate
    /// The mean cost of a text.
    package var cost: Estimate
    /// The mean cost of a text where 95 % of the strong model's quality is reached; nil for a way without a threshold.
    package var costAt95: Estimate?
    package var costAt98: Estimate?
}

extension RoutingFigures {
    /// The figures of rankings, each the mean over all of them, with the bootstrap's intervals.
    ///
    /// - Parameters:
    ///   - rankings: at least one, of outcomes at positions below `count`.
    ///   - hasThreshold: false for a way that gives all texts to one model.
    init(
        of rankings: [RankedOutcomes],
        count: Int,
        share: Double,
        hasThreshold: Bool = true,
        bootstrap: Bootstrap
    ) {
        func statistic(_ weights: [Int]) -> [Double?] {
            Self.means(rankings.map { $0.curve(weights).map { Self.values(of: $0, share, hasThreshold) } })
        }
        let values = statistic([Int](repeating: 1, count: count))
        let intervals = bootstrap.intervals(count: count, figures: Self.count, of: statistic)
        let estimates = zip(values, intervals).map { value, interval in value.map { Estimate($0, interval) } }
        self.init(
            apgr: estimates[0],
            cpt50: estimates[1],
            cpt80: estimates[2],
            strongShare: share,
            quality: estimates[3] ?? Estimate(0),
            harm: estimates[4] ?? Estimate(0),
            oracleGap: estimates[5] ?? Estimate(0),
            cost: estimates[6] ?? Estimate(0),
            costAt95: estimates[7],
            costAt98: estimates[8]
        )
    }

    private static let count = 9

    private static func values(of curve: CostQualityCurve, _ share: Double, _ hasThreshold: Bool) -> [Double?] {
        let point = curve.point(at: share)
        return [
            hasThreshold ? curve.apgr : nil,
            hasThreshold ? curve.callsToRecover(0.5) : nil,
            hasThreshold ? curve.callsToRecover(0.8) : nil,
            point.quality,
            point.harm,
            curve.weak.quality + curve.weak.harm - point.quality,
            point.cost,
            hasThreshold ? curve.cost(reaching: 0.95) : nil,
            hasThreshold ? curve.cost(reaching: 0.98) : nil,
        ]
    }

    /// Of each figure, over the rankings; nil where one of them has none.
    private static func means(_ values: [[Double?]?]) -> [Double?] {
        (0..<count).map { figure in
            var sum = 0.0
            for ranking in values {
                guard let value = ranking?[figure] else { return nil }
                sum += value
            }
            return sum / Double(values.count)
        }
    }
}
