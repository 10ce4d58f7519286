/// What a router saves and what it costs, beside the ways that need no router.
package struct RoutingEvaluation: Sendable, Equatable, Encodable {
    /// A way to choose the model of a text.
    package enum Strategy: String, Sendable, Codable, CaseIterable {
        /// By the score that the outcomes carry, or that a router gives which was trained on half of them.
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
    ///   - trained: what a router says that was trained here. All ways are then judged on its held-out halves alone, and
    ///     labels by its training halves; nil takes the scores that the outcomes carry, and all outcomes.
    package init(
        of outcomes: [RoutingOutcome],
        share: Double = 0.5,
        halvings: Int = 10,
        trained: [TrainedHalf]? = nil,
        bootstrap: Bootstrap = Bootstrap()
    ) {
        precondition(!outcomes.isEmpty && halvings > 0, "\(outcomes.count) outcomes, \(halvings) halvings")
        precondition(trained?.isEmpty != true, "no trained half")
        let judged = trained.map { Set($0.flatMap(\.halving.heldOut)) } ?? Set(outcomes.indices)
        let random = RandomRouting(of: judged.sorted().map { outcomes[$0] }, level: bootstrap.level)
        let rankings =
            trained.map { Self.rankings(of: outcomes, trained: $0) } ?? Self.rankings(of: outcomes, halvings: halvings)
        let ends = random.curve
        count = judged.count
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

    private static func rankings(of outcomes: [RoutingOutcome], halvings: Int) -> [Strategy: [RankedOutcomes]] {
        let all = Array(outcomes.indices)
        var rankings = untrained(outcomes, at: [all])
        if outcomes.allSatisfy({ $0.score != nil }) {
            rankings[.router] = [RankedOutcomes(outcomes, at: all) { outcomes[$0].score ?? 0 }]
        }
        let halves = (1...halvings).map { Halving(count: outcomes.count, seed: UInt64($0)) }
        rankings[.label] = LabelRouting.rankings(of: outcomes, halvings: halves)
        return rankings
    }

    private static func rankings(
        of outcomes: [RoutingOutcome],
        trained: [TrainedHalf]
    ) -> [Strategy: [RankedOutcomes]] {
        var rankings = untrained(outcomes, at: trained.map(\.halving.heldOut))
        rankings[.router] = trained.map { half in
            let scores = Dictionary(uniqueKeysWithValues: zip(half.halving.heldOut, half.scores))
            return RankedOutcomes(outcomes, at: half.halving.heldOut) { scores[$0] ?? 0 }
        }
        rankings[.label] = LabelRouting.rankings(of: outcomes, halvings: trained.map(\.halving))
        return rankings
    }

    /// The ways that need neither score nor label, on each of the parts.
    private static func untrained(_ outcomes: [RoutingOutcome], at parts: [[Int]]) -> [Strategy: [RankedOutcomes]] {
        func ranking(by score: (Int) -> Double) -> [RankedOutcomes] {
            parts.map { RankedOutcomes(outcomes, at: $0, by: score) }
        }
        let flat = ranking { _ in 0 }
        return [
            .length: ranking { Double(outcomes[$0].text.unicodeScalars.count) },
            .oracle: ranking { Double(outcomes[$0].gain) },
            .alwaysWeak: flat,
            .alwaysStrong: flat,
        ]
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
