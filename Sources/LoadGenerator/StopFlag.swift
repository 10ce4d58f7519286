import Synchronization

/// Tells a loop on another thread that it is to end. It looks at least every 20 ms.
final class StopFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
