/// Routing by a text's true label: the strong model where it gained most on other texts of that label.
///
/// One half of the outcomes says what a label gains; the other half is routed. What a router that only knows the label
/// could achieve at best.
enum LabelRouting {
    /// The ranking of the held-out half for each halving; nil where an outcome has no label, or there are fewer than two.
    static func rankings(of outcomes: [RoutingOutcome], halvings: [Halving]) -> [RankedOutcomes]? {
        guard outcomes.count > 1, outcomes.allSatisfy({ $0.label != nil }) else { return nil }
        return halvings.map { halving in
            let gains = gains(of: halving.training.map { outcomes[$0] })
            return RankedOutcomes(outcomes, at: halving.heldOut) { position in
                outcomes[position].label.flatMap { gains.byLabel[$0] } ?? gains.all
            }
        }
    }

    /// The mean gain of each label, and over all for a label that was not met.
    private static func gains(of outcomes: [RoutingOutcome]) -> (byLabel: [String: Double], all: Double) {
        let groups = Dictionary(grouping: outcomes) { $0.label ?? "" }
        func mean(_ outcomes: [RoutingOutcome]) -> Double {
            Double(outcomes.reduce(0) { $0 + $1.gain }) / Double(outcomes.count)
        }
        return (groups.mapValues(mean), mean(outcomes))
    }
}
