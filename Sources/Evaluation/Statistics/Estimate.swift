/// A figure with the range that it may as well have had.
package struct Estimate: Sendable, Equatable, Codable {
    package var value: Double
    /// Nil where it is not known.
    package var interval: Interval?

    package init(_ value: Double, _ interval: Interval? = nil) {
        self.value = value
        self.interval = interval
    }
}
