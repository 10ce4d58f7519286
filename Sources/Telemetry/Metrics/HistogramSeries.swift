import CoreMetrics
import Synchronization

/// Counts values by size: an aggregating recorder, or a timer, whose unit is the second. Values that are not finite are
/// left out.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
    static var kind: MetricFamily.Kind { .histogram }

    private let bounds: [Double]
    /// By bucket: those of the bounds, then one for what is greater, then unused ones.
    private let counts = InlineArray<32, Atomic<UInt64>> { _ in Atomic(0) }
    private let sum = AtomicDouble()

    init(bounds: HistogramBounds) {
        self.bounds = bounds.values
    }

    var reading: MetricFamily.Value {
        let counts = (0...bounds.count).map { self.counts[$0].load(ordering: .relaxed) }
        return .histogram(MetricFamily.Histogram(bounds: bounds, counts: counts, sum: sum.value))
    }

    func record(_ value: Int64) {
        record(Double(value))
    }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        counts[bucket(of: value)].wrappingAdd(1, ordering: .relaxed)
        sum.add(value)
    }

    func recordNanoseconds(_ duration: Int64) {
        record(Double(duration) / 1e9)
    }

    /// The first whose bound is not less.
    private func bucket(of value: Double) -> Int {
        var bucket = 0
        while bucket < bounds.count, bounds[bucket] < value { bucket += 1 }
        return bucket
    }
}
