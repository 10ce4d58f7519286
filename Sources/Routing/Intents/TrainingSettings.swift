/// How a classifier is made of examples.
package struct TrainingSettings: Sendable, Equatable {
    /// Whether the nearest prototype decides, without a regression.
    package var usesPrototypes: Bool
    /// Parts of the examples; what is fitted on all but one is judged on that one. At least 2.
    package var folds: Int
    /// The share of known questions that are rejected, 0 to below 1.
    package var rejectionRate: Double
    /// Examples that hang together by pairs with a cosine above it stay in one fold.
    package var groupSimilarity: Double?

    package init(
        usesPrototypes: Bool = false,
        folds: Int = 5,
        rejectionRate: Double = 0.03,
        groupSimilarity: Double? = nil
    ) {
        precondition(folds >= 2 && (0..<1).contains(rejectionRate), "\(folds) folds, rejecting \(rejectionRate)")
        self.usesPrototypes = usesPrototypes
        self.folds = folds
        self.rejectionRate = rejectionRate
        self.groupSimilarity = groupSimilarity
    }
}
