import Synchronization

/// What concurrent tasks write down, in order.
final class Notes<Value: Sendable>: Sendable {
    private let contents = Mutex<[Value]>([])

    var values: [Value] { contents.withLock { $0 } }

    func add(_ value: Value) {
        contents.withLock { $0.append(value) }
    }
}
