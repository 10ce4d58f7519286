/// The range that holds a figure with the confidence that is named.
package struct Interval: Sendable, Equatable, Codable {
    package var low: Double
    package var high: Double
    /// Such as 0.95.
    package var level: Double

    package init(low: Double, high: Double, level: Double) {
        self.low = low
        self.high = high
        self.level = level
    }

    package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
