/// How a run differs from the baseline on some of the questions, in the leading measure.
package struct SliceDifference: Sendable, Equatable, Codable {
    /// What the questions have in common: `tag`, `language`, `length` or `intent`.
    package var kind: String
    package var name: String
    package var queries: Int
    package var difference: Double
    /// Nil for a single question.
    package var interval: Interval?
}
