import Synchronization

/// The tasks that outlive whoever started them: shared calls, refreshes, timers. They end with the gateway at the latest.
///
/// This is the one place where tasks are made without a parent: a shared call has to live on when its leader leaves, and
/// in the leader's group it could not.
package final class BackgroundTasks: Sendable {
    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        var nextID = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    package init() {}

    /// Once the gateway is shut down, a task that is started is cancelled before it begins.
    @discardableResult
    package func start(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        state.withLock { state in
            state.nextID += 1
            let (id, isClosed) = (state.nextID, state.isClosed)
            // Detached: it takes over neither priority nor task-locals of whoever happens to ask first.
            let task = Task.detached {
                if isClosed { await Self.runCancelled(work) } else { await work() }
                self.state.withLock { $0.tasks[id] = nil }
            }
            state.tasks[id] = task
            return task
        }
    }

    /// It has to run all the same: somebody may wait for how it ends.
    private static func runCancelled(_ work: @escaping @Sendable () async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask { await work() }
        }
    }

    /// Cancels all, and waits until they are over, and those that they started.
    package func shutDown() async {
        while true {
            let tasks = state.withLock { state in
                state.isClosed = true
                return Array(state.tasks.values)
            }
            guard !tasks.isEmpty else { return }
            for task in tasks { task.cancel() }
            for task in tasks { await task.value }
        }
    }

    /// Those that are not over.
    package var count: Int { state.withLock { $0.tasks.count } }
}
