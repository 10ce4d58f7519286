/// A run beside the baseline.
package struct RunComparison: Sendable, Equatable, Codable {
    package var name: String
    /// The leading one first.
    package var measures: [MeasureDifference]
    /// By the leading measure, the worst first, then by id.
    package var differences: [QuestionDifference]
    /// By the leading measure, the largest difference first; questions without one are left out.
    package var changed: [ChangedQuestion]
    /// By kind, the largest first; empty where none were asked for.
    package var slices: [SliceDifference]
}
