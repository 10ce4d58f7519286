import CoreMetrics
import Synchronization

/// A number that grows: amounts that are not greater than 0, or not finite, are left out.
///
/// Whole amounts and fractions may be mixed. The former are exact beyond 2^53, wherefore they are kept apart, and cost one
/// atomic addition.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    static var kind: MetricFamily.Kind { .counter }

    private let whole = Atomic<Int64>(0)
    private let fractional = AtomicDouble()

    var reading: MetricFamily.Value {
        .number(Double(whole.load(ordering: .relaxed)) + fractional.value)
    }

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        // It wraps after 9.2e18, which Prometheus takes for a restart.
        whole.wrappingAdd(amount, ordering: .relaxed)
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        fractional.add(amount)
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        fractional.set(0)
    }
}
