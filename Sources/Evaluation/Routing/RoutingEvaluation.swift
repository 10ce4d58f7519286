/// What a router saves and what it costs, beside the ways that need no router.
package struct RoutingEvaluation: Sendable, Equatable, Encodable {
    /// A way to choose the model of a text.
    package enum Strategy: String, Sendable, Codable, CaseIterable {
        /// By the score that the outcomes carry.
        case router
        /// By the true label: its mean gain in one half of the outcomes, judged on the other, over several halvings.
        case label
        /// The longer the text, in Unicode scalars, the sooner the strong model.
        case length
        case random
        case alwaysWeak = "always weak"
        case alwaysStrong = "always strong"
        /// Knows where the strong model gains and where it loses.
        case oracle
    }

    package struct Row: Sendable, Equatable, Encodable {
        package var strategy: Strategy
        package var figures: RoutingFigures
        /// At even shares of the strong model from 0 to 1; empty for a way without a threshold.
        package var curve: [CostQualityCurve.Point]
    }

    package let count: Int
    package let weakQuality: Double
    package let strongQuality: Double
    /// Where either model is right.
    package let oracleQuality: Double
    /// Whether the outcomes name costs; else a call of the strong model costs 1 and one of the weak model 0.
    package let hasCosts: Bool
    /// In the order of `Strategy`; without a router where there are no scores, and without labels where there are none.
    package let rows: [Row]

    /// The steps of the curves.
    private static let steps = 100

    /// - Parameters:
    ///   - outcomes: at least one.
    ///   - share: of calls to the strong model, 0 to 1, at which quality, harm, gap and cost are read.
    ///   - halvings: how often the outcomes are halved to judge labels, at least 1.
    package init(
        of outcomes: [RoutingOutcome],
        share: Double = 0.5,
        halvings: Int = 10,
        bootstrap: Bootstrap = Bootstrap()
    ) {
        precondition(!outcomes.isEmpty && halvings > 0, "\(outcomes.count) outcomes, \(halvings) halvings")
        let random = RandomRouting(of: outcomes, level: bootstrap.level)
        let rankings = Self.rankings(of: outcomes, halvings: UInt64(halvings))
        let ends = random.curve
        count = outcomes.count
        weakQuality = ends.weak.quality
        strongQuality = ends.strong.quality
        oracleQuality = ends.weak.quality + ends.weak.harm
        hasCosts = outcomes.allSatisfy { $0.cost != nil }
        rows = Strategy.allCases.compactMap { strategy in
            if strategy == .random {
                return Row(strategy: strategy, figures: random.figures(share: share), curve: Self.curve([ends]))
            }
            guard let rankings = rankings[strategy] else { return nil }
            let fixedShare: Double? =
                switch strategy {
                case .alwaysWeak: 0
                case .alwaysStrong: 1
                default: nil
                }
            let ones = [Int](repeating: 1, count: outcomes.count)
            return Row(
                strategy: strategy,
                figures: RoutingFigures(
                    of: rankings,
                    count: outcomes.count,
                    share: fixedShare ?? share,
                    hasThreshold: fixedShare == nil,
                    bootstrap: bootstrap
                ),
                curve: fixedShare == nil ? Self.curve(rankings.compactMap { $0.curve(ones) }) : []
            )
        }
    }

    private static func rankings(of outcomes: [RoutingOutcome], halvings: UInt64) -> [Strategy: [RankedOutcomes]] {
        func ranking(by score: (Int) -> Double) -> [RankedOutcomes] {
            [RankedOutcomes(outcomes, at: outcomes.indices, by: score)]
        }
        let flat = ranking { _ in 0 }
        var rankings: [Strategy: [RankedOutcomes]] = [
            .length: ranking { Double(outcomes[$0].text.unicodeScalars.count) },
            .oracle: ranking { Double(outcomes[$0].gain) },
            .alwaysWeak: flat,
            .alwaysStrong: flat,
        ]
        if outcomes.allSatisfy({ $0.score != nil }) { rankings[.router] = ranking { outcomes[$0].score ?? 0 } }
        rankings[.label] = LabelRouting.rankings(of: outcomes, seeds: 1..<halvings + 1)
        return rankings
    }

    /// The mean of curves, point by point.
    private static func curve(_ curves: [CostQualityCurve]) -> [CostQualityCurve.Point] {
        (0...steps).map { step in
            let share = Double(step) / Double(steps)
            let points = curves.map { $0.point(at: share) }
            func mean(_ key: KeyPath<CostQualityCurve.Point, Double>) -> Double {
                points.reduce(0) { $0 + $1[keyPath: key] } / Double(points.count)
            }
            return CostQualityCurve.Point(
                strongShare: share,
                quality: mean(\.quality),
                harm: mean(\.harm),
                cost: mean(\.cost)
            )
        }
    }
}
