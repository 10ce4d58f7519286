/// A run's mean of the leading measure.
package struct RunMean: Sendable, Equatable, Codable {
    package var name: String
    package var mean: Double
    package var interval: Interval
    package var fingerprint: EvaluationResult.Fingerprint
}
