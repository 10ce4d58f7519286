import Foundation

/// What routing by chance gives: each text to the strong model with the same probability.
///
/// The expectation is exact. The interval is over what chance may do with the same outcomes: the variances of a sample
/// drawn without replacement and of a linear rank statistic (Hájek and Šidák, Theory of Rank Tests, 1967), with the
/// normal distribution.
struct RandomRouting {
    private let count: Double
    private let weak: Double
    private let strong: Double
    /// The share of texts that only the strong model has right, and that only the weak one has.
    private let gained: Double
    private let lost: Double
    private let cost: (weak: Double, strong: Double)
    private let level: Double

    /// - Parameter outcomes: at least one.
    init(of outcomes: [RoutingOutcome], level: Double) {
        func mean(_ value: (RoutingOutcome) -> Double) -> Double {
            outcomes.reduce(0) { $0 + value($1) } / Double(outcomes.count)
        }
        count = Double(outcomes.count)
        weak = mean { $0.isWeakRight ? 1 : 0 }
        strong = mean { $0.isStrongRight ? 1 : 0 }
        gained = mean { $0.gain > 0 ? 1 : 0 }
        lost = mean { $0.gain < 0 ? 1 : 0 }
        cost = (mean { $0.cost?.weak ?? 0 }, mean { $0.cost?.strong ?? 1 })
        self.level = level
    }

    func figures(share: Double) -> RoutingFigures {
        let gap = strong - weak
        let quality = estimate(weak + share * gap, deviation: gainDeviation(at: share))
        var harm = estimate((1 - share) * gained, deviation: deviation(at: share, variance: gained * (1 - gained)))
        if let low = harm.interval?.low { harm.interval?.low = max(0, low) }
        return RoutingFigures(
            apgr: gap > 0 ? estimate(0.5, deviation: areaDeviation / gap) : nil,
            cpt50: callsToRecover(0.5),
            cpt80: callsToRecover(0.8),
            strongShare: share,
            quality: quality,
            harm: harm,
            oracleGap: estimate(weak + gained - quality.value, deviation: gainDeviation(at: share)),
            cost: Estimate(cost.weak + share * (cost.strong - cost.weak)),
            costAt95: Estimate(curve.cost(reaching: 0.95)),
            costAt98: Estimate(curve.cost(reaching: 0.98))
        )
    }

    /// The straight line of the expectation.
    var curve: CostQualityCurve {
        CostQualityCurve(
            points: [
                .init(strongShare: 0, quality: weak, harm: gained, cost: cost.weak),
                .init(strongShare: 1, quality: strong, harm: 0, cost: cost.strong),
            ]
        )
    }

    /// Where the expected curve gets there; PGR rises by 1 over a share of 1, so its deviation is that of the share.
    private func callsToRecover(_ part: Double) -> Estimate? {
        let gap = strong - weak
        return gap > 0 ? estimate(part, deviation: gainDeviation(at: part) / gap) : nil
    }

    private var gainVariance: Double {
        let gap = strong - weak
        return gained + lost - gap * gap
    }

    private func gainDeviation(at share: Double) -> Double { deviation(at: share, variance: gainVariance) }

    /// Of the sum over a share of all texts, drawn without replacement, divided by their number.
    private func deviation(at share: Double, variance: Double) -> Double {
        count > 1 ? (share * (1 - share) * max(0, variance) / (count - 1)).squareRoot() : 0
    }

    /// Of the area below the curve.
    private var areaDeviation: Double {
        count > 1 ? (max(0, gainVariance) * (count + 1) / (12 * count * count)).squareRoot() : 0
    }

    private func estimate(_ value: Double, deviation: Double) -> Estimate {
        let reach = Self.normalQuantile(of: level) * deviation
        return Estimate(value, Interval(low: value - reach, high: value + reach, level: level))
    }

    /// How many deviations to both sides hold a share of `level` of a normal distribution.
    private static func normalQuantile(of level: Double) -> Double {
        var (low, high) = (0.0, 10.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if erf(middle / 2.0.squareRoot()) < level { low = middle } else { high = middle }
        }
        return low
    }
}
