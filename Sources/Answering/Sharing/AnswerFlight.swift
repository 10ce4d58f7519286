import RAGCore
import Synchronization

/// An answer that is being made, and everybody who waits for it.
///
/// What was told of it so far is kept, so that whoever comes later hears it from the start. It ends when it is done, or
/// when the last of those who wait has left.
final class AnswerFlight: Sendable {
    /// What comes next for a reader who has heard so many events.
    enum Step: Sendable {
        case event(AnswerEvent)
        case end(Result<MadeAnswer, any Error>)
    }

    private struct State {
        var events: [AnswerEvent] = []
        var end: Result<MadeAnswer, any Error>?
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0
        var members = 0
        var task: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// False where all others have left already: then it is ending, and another one has to be begun.
    func join() -> Bool {
        state.withLock { state in
            guard state.members > 0 || state.task == nil else { return false }
            state.members += 1
            return true
        }
    }

    /// The last one to leave ends the work.
    func leave() {
        let task = state.withLock { state -> Task<Void, Never>? in
            state.members -= 1
            return state.members == 0 && state.end == nil ? state.task : nil
        }
        task?.cancel()
    }

    var memberCount: Int { state.withLock { $0.members } }

    func isMade(by task: Task<Void, Never>) {
        let isDeserted = state.withLock { state in
            state.task = task
            return state.members == 0
        }
        if isDeserted { task.cancel() }
    }

    func tell(_ event: AnswerEvent) {
        wake { $0.events.append(event) }
    }

    func end(_ result: Result<MadeAnswer, any Error>) {
        wake { $0.end = result }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiters = state.withLock { state in
            change(&state)
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// - Throws: `CancellationError` where the calling task is cancelled.
    func step(after heard: Int) async throws -> Step {
        while true {
            try Task.checkCancellation()
            if let step = state.withLock({ Self.step(after: heard, $0) }) { return step }
            await wait(after: heard)
        }
    }

    private static func step(after heard: Int, _ state: State) -> Step? {
        if heard < state.events.count { return .event(state.events[heard]) }
        return state.end.map(Step.end)
    }

    private func wait(after heard: Int) async {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // What came between the look and now is not waited for, and neither does a cancelled task wait.
                    guard Self.step(after: heard, state) == nil, !Task.isCancelled else { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
        }
    }
}
