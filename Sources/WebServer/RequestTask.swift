import Synchronization

/// The task that answers a connection's requests, to be cancelled when the client leaves.
///
/// Unchecked: the handle of the task is only touched under the lock, and only between `begin` and `end`, which the task
/// calls itself: it is alive, and `UnsafeCurrentTask.cancel()` may then be called from elsewhere.
final class RequestTask: @unchecked Sendable {
    private struct State {
        var task: UnsafeCurrentTask?
        var isCancelled = false
        var isClosed = false
    }

    private let lock = Mutex(())
    private var state = State()

    /// From here on `cancel` ends the current task. Belongs in pairs with `end`, in the same task.
    ///
    /// - Throws: `WebServerError.requestCut` after `close`.
    func begin() throws(WebServerError) {
        let isClosed = withUnsafeCurrentTask { task in
            lock.withLock { _ in
                state.task = task
                if state.isCancelled { task?.cancel() }
                return state.isClosed
            }
        }
        if isClosed {
            end()
            throw .requestCut
        }
    }

    func end() {
        lock.withLock { _ in state.task = nil }
    }

    /// What was asked after the last answer is not begun.
    func close() {
        lock.withLock { _ in state.isClosed = true }
    }

    func cancel() {
        lock.withLock { _ in
            state.isCancelled = true
            state.task?.cancel()
        }
    }
}
