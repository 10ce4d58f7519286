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

    /// All of them; none may be missing.
    var values: [Value] {
        slots.withLock { slots in
            slots.enumerated().map { index, value in
                guard let value else { preconditionFailure("result \(index) of \(slots.count) was never set") }
                return value
            }
        }
    }
}
