/// What was fitted on a collection's own labelled questions. Nil keeps what is fitted on all.
package struct FittedSettings: Sendable, Equatable, Codable {
    /// An answer is given from this probability on, 0 to 1.
    package var threshold: Double?
    /// The weight of meaning in a search, 0 to 1, in place of one that adapts to the question.
    package var denseWeight: Double?

    package static let none = FittedSettings()

    package init(threshold: Double? = nil, denseWeight: Double? = nil) {
        self.threshold = threshold
        self.denseWeight = denseWeight
    }
}
