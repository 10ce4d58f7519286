/// What a comparison shows, and how sure it has to be.
package struct ComparisonSettings: Sendable, Equatable {
    /// Of one kind no more slices are made: the largest.
    package static let slicesOfAKind = 50

    /// Each counts once; none takes all that every run has.
    package var measures: [String]?
    /// The measure whose differences are shown by question and by slice; nil takes nDCG@10 or, where it is not compared,
    /// the first.
    package var leading: String?
    package var hasSlices: Bool
    /// How many of the questions that changed most are shown.
    package var changedQuestions: Int
    /// A difference is told where the corrected p is below.
    package var significance: Double
    package var bootstrap: Bootstrap
    package var test: RandomisationTest

    package init(
        measures: [String]? = nil,
        leading: String? = nil,
        hasSlices: Bool = false,
        changedQuestions: Int = 10,
        significance: Double = 0.05,
        bootstrap: Bootstrap = Bootstrap(),
        test: RandomisationTest = RandomisationTest()
    ) {
        self.measures = measures
        self.leading = leading
        self.hasSlices = hasSlices
        self.changedQuestions = changedQuestions
        self.significance = significance
        self.bootstrap = bootstrap
        self.test = test
    }
}
