/// Whether a slow call is followed by a second one, of which the first answer wins. Both are paid for, so it is off unless
/// asked for, and a `CallBudget` of 2 % has the last word once the delay has passed.
package struct HedgePolicy: Sendable, Equatable {
    package static let off = HedgePolicy(isOn: false)

    package let isOn: Bool

    package init(isOn: Bool) {
        self.isOn = isOn
    }

    /// How long the first call may take before a second is sent: longer than 95 % of the recent ones did.
    ///
    /// - Parameters:
    ///   - median: of the recent latencies; nil where too few are known. A second call needs that long after the delay.
    ///   - percentile95: of the same.
    ///   - remaining: until the deadline.
    /// - Returns: nil for none: not asked for, a stream, too few calls to know, or too little time.
    package func delay(
        isStream: Bool,
        median: Duration?,
        percentile95: Duration?,
        remaining: Duration
    ) -> Duration? {
        guard isOn, !isStream, let median, let percentile95, percentile95 + median < remaining else { return nil }
        return percentile95
    }
}
