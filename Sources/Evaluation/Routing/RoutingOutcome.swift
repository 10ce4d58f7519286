/// What a weak and a strong model made of one text.
package struct RoutingOutcome: Sendable, Equatable {
    package var text: String
    package var isWeakRight: Bool
    package var isStrongRight: Bool
    /// A router's estimate that the strong model is needed; any scale, more means rather the strong one.
    package var score: Double?
    /// The group that the text belongs to by hand, such as its intent.
    package var label: String?
    /// What a call of each model costs for this text, in one unit.
    package var cost: Cost?

    package struct Cost: Sendable, Equatable {
        package var weak: Double
        package var strong: Double

        package init(weak: Double, strong: Double) {
            self.weak = weak
            self.strong = strong
        }
    }

    package init(
        text: String,
        isWeakRight: Bool,
        isStrongRight: Bool,
        score: Double? = nil,
        label: String? = nil,
        cost: Cost? = nil
    ) {
        self.text = text
        self.isWeakRight = isWeakRight
        self.isStrongRight = isStrongRight
        self.score = score
        self.label = label
        self.cost = cost
    }

    /// What the strong model adds: 1, 0, or -1 where the weak one alone is right.
    var gain: Int { (isStrongRight ? 1 : 0) - (isWeakRight ? 1 : 0) }
}
