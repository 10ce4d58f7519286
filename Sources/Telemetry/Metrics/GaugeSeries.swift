import CoreMetrics

/// A number that goes up and down: a meter, or a recorder of which the last value counts.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    static var kind: MetricFamily.Kind { .gauge }

    private let value = AtomicDouble()

    var reading: MetricFamily.Value { .number(value.value) }

    func set(_ value: Int64) {
        self.value.set(Double(value))
    }

    func set(_ value: Double) {
        self.value.set(value)
    }

    func record(_ value: Int64) {
        set(value)
    }

    func record(_ value: Double) {
        set(value)
    }

    func increment(by amount: Double) {
        // What is not a number would stay for good.
        guard amount.isFinite else { return }
        value.add(amount)
    }

    func decrement(by amount: Double) {
        increment(by: -amount)
    }
}
