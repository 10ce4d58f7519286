import Foundation

/// A value that comes once, and who waits for it: tasks, and threads that may block.
// @unchecked: the condition's lock guards everything.
package final class Latch<Value: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var stored: Value?
    private var waiting: [CheckedContinuation<Value, Never>] = []

    package init() {}

    /// The first value counts.
    package func set(_ value: Value) {
        let waiting = condition.withLock { () -> [CheckedContinuation<Value, Never>] in
            guard stored == nil else { return [] }
            stored = value
            condition.broadcast()
            defer { self.waiting = [] }
            return self.waiting
        }
        for continuation in waiting { continuation.resume(returning: value) }
    }

    package var value: Value? { condition.withLock { stored } }

    package func wait() async -> Value {
        await withCheckedContinuation { continuation in
            let value = condition.withLock { () -> Value? in
                if stored == nil { waiting.append(continuation) }
                return stored
            }
            if let value { continuation.resume(returning: value) }
        }
    }

    /// For threads of a double, never for a task.
    package func waitBlocking() -> Value {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let stored { return stored }
            condition.wait()
        }
    }
}

extension Latch where Value == Void {
    package func set() { set(()) }
}
