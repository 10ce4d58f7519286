import Synchronization

/// The results of work that lanes did in any order, in the order of the work.
final class Collected<Value: Sendable>: Sendable {
    private let slots: Mutex<[Value?]>

    init(count: Int) {
        slots = Mutex(Array(repeating: nil, count: count))
    }

    func set(_ index: Int, _ value: Value) {
        slots.withLock { $0[index] = value }
    }

    /// Those that have been set.
    var values: [Value] {
        slots.withLock { $0.compactMap(\.self) }
    }
}
