import Synchronization

/// The tasks that outlive whoever started them: shared calls, refreshes, timers. They end with the gateway at the latest.
///
/// This is the one place where tasks are made without a parent: a shared call has to live on when its leader leaves, and
/// in the leader's group it could not.
package final class BackgroundTasks: Sendable {
    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        var finished: Set<Int> = []
        var nextID = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    package init() {}

    /// Once the gateway is shut down, a task that is started is cancelled at once.
    @discardableResult
    package func start(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let task = Task.detached {
            await work()
            self.finish(id)
        }
        let isClosed = state.withLock { state in
            // It may be over before it is written down.
            if state.finished.remove(id) == nil { state.tasks[id] = task }
            return state.isClosed
        }
        if isClosed { task.cancel() }
        return task
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

    private func finish(_ id: Int) {
        state.withLock { state in
            if state.tasks.removeValue(forKey: id) == nil { state.finished.insert(id) }
        }
    }
}
