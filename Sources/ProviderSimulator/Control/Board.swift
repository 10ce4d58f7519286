import Synchronization

/// What the event loop's thread and those of its callers share: the counts and the script.
final class Board: Sendable {
    private struct State {
        var tally = Tally()
        var script: ScriptState
        var watchers: [CountWatcher] = []

        mutating func tellWatchers() {
            let snapshot = tally.snapshot
            watchers.removeAll { $0.hasSeen(snapshot) }
        }
    }

    private let seed: UInt64
    private let state: Mutex<State>

    init(script: Script?, seed: UInt64) {
        self.seed = seed
        state = Mutex(State(script: ScriptState(script, seed: seed)))
    }

    var counts: CallCounts { state.withLock { $0.tally.snapshot } }

    /// Counts from nothing again; the script begins anew.
    func reset() {
        state.withLock {
            $0.tally.reset()
            $0.script.restart(seed: seed)
        }
    }

    func setScript(_ script: Script?) {
        state.withLock { $0.script = ScriptState(script, seed: seed) }
    }

    func start(_ hash: BodyHash, _ subject: CallSubject, bytes: Int) -> StartedCall {
        state.withLock { state in
            let (number, isRepeat) = state.tally.start(hash, path: subject.path, bytes: bytes)
            let injections = state.script.next(for: subject)
            if !state.watchers.isEmpty { state.tellWatchers() }
            return StartedCall(number: number, hash: hash, isRepeat: isRepeat, injections: injections)
        }
    }

    func answer(_ status: Int?) {
        update { $0.answer(status) }
    }

    func end(_ call: StartedCall, isAbandoned: Bool) {
        update { $0.end(call.hash, isAbandoned: isAbandoned) }
    }

    func sent(_ bytes: Int) {
        update { $0.send(bytes) }
    }

    func connectionOpened() {
        update { $0.open() }
    }

    func connectionClosed() {
        update { $0.close() }
    }

    /// The counts as soon as they are as wanted; those of the moment if the task is cancelled.
    func counts(when condition: @escaping @Sendable (CallCounts) -> Bool) async -> CallCounts {
        let watcher = CountWatcher(condition: condition)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { state in
                    watcher.wait(continuation)
                    state.watchers.append(watcher)
                    state.tellWatchers()
                }
            }
        } onCancel: {
            watcher.finish(with: counts)
        }
    }

    private func update(_ change: (inout Tally) -> Void) {
        state.withLock { state in
            change(&state.tally)
            if !state.watchers.isEmpty { state.tellWatchers() }
        }
    }
}
