import Dispatch
import Synchronization

/// A value that comes once, and who waits for it: tasks, and threads that may block.
package final class Latch<Value: Sendable>: Sendable {
    private struct State {
        var stored: Value?
        var waiting: [@Sendable (Value) -> Void] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// The first value counts.
    package func set(_ value: Value) {
        let waiting = state.withLock { state in
            guard state.stored == nil else { return [] as [@Sendable (Value) -> Void] }
            state.stored = value
            defer { state.waiting = [] }
            return state.waiting
        }
        for wake in waiting { wake(value) }
    }

    package var value: Value? { state.withLock { $0.stored } }

    package func wait() async -> Value {
        await withCheckedContinuation { continuation in
            whenSet { continuation.resume(returning: $0) }
        }
    }

    /// For threads of a double, never for a task.
    package func waitBlocking() -> Value {
        let isSet = DispatchSemaphore(value: 0)
        whenSet { _ in isSet.signal() }
        while true {
            if let value { return value }
            isSet.wait()
        }
    }

    private func whenSet(_ wake: @escaping @Sendable (Value) -> Void) {
        let value = state.withLock { state in
            if state.stored == nil { state.waiting.append(wake) }
            return state.stored
        }
        if let value { wake(value) }
    }
}

extension Latch where Value == Void {
    package func set() { set(()) }
}
