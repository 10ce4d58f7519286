import Foundation

/// Latencies by size, in steps of a quarter from 50 microseconds on: a share is right to 12 %, and a million of them take
/// 400 bytes.
package struct LatencyCounts: Sendable, Equatable {
    package private(set) var count = 0
    private(set) var sum = 0.0
    private var counts = [UInt32](repeating: 0, count: Self.steps)

    private static let steps = 80
    private static let least = 0.05
    private static let growth = 1.25

    package init() {}

    package mutating func add(_ milliseconds: Double) {
        let step = log(max(milliseconds, Self.least) / Self.least) / log(Self.growth)
        // What is no number, or beyond all steps, is the slowest there is.
        counts[step.isFinite ? min(Int(step), Self.steps - 1) : Self.steps - 1] += 1
        count += 1
        sum += milliseconds
    }

    package mutating func add(_ other: LatencyCounts) {
        for (step, number) in other.counts.enumerated() { counts[step] += number }
        count += other.count
        sum += other.sum
    }

    /// In milliseconds; nil for none.
    package var mean: Double? { count == 0 ? nil : sum / Double(count) }

    /// The value in milliseconds below which `share` of the latencies lie, by nearest rank: the middle of its step.
    package func percentile(_ share: Double) -> Double? {
        guard count > 0 else { return nil }
        var left = max(1, (share * Double(count)).rounded(.up))
        for (step, number) in counts.enumerated() {
            left -= Double(number)
            if left <= 0 { return Self.least * pow(Self.growth, Double(step) + 0.5) }
        }
        return nil
    }
}
