package import Foundation
import RAGCore
import Synchronization

/// A time that stands still until a test moves it. Whoever sleeps wakes in the order of the instants slept for.
package final class ManualTime: TimeSource {
    private struct Sleeper {
        var instant: ContinuousClock.Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        var count: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var elapsed = Duration.zero
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        /// Woken when as many sleep as they wait for.
        var watchers: [Int: Watcher] = [:]

        mutating func makeID() -> Int {
            nextID += 1
            return nextID
        }
    }

    private let start = ContinuousClock.now
    private let startDate: Date
    private let state = Mutex(State())

    package init(date: Date = Date(timeIntervalSince1970: 1_790_000_000)) {
        startDate = date
    }

    package var now: ContinuousClock.Instant { start + state.withLock { $0.elapsed } }

    package var date: Date {
        startDate + Double(state.withLock { $0.elapsed } / .microseconds(1)) / 1e6
    }

    /// Moves the time, and wakes those whose instant has come.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.elapsed += duration
            let now = start + state.elapsed
            let due = state.sleepers.filter { $0.value.instant <= now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.instant < $1.instant }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Waits until at least `count` tasks sleep, so that a test moves the time only when they do; or until it is cancelled.
    package func untilSleeping(_ count: Int = 1) async {
        let id = state.withLock { $0.makeID() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.cancelled.remove(id) != nil || state.sleepers.count >= count { return true }
                    state.watchers[id] = Watcher(count: count, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let watcher = state.withLock { state in
                state.cancelled.insert(id)
                return state.watchers.removeValue(forKey: id)
            }
            watcher?.continuation.resume()
        }
    }

    package func sleep(until instant: ContinuousClock.Instant) async throws {
        let id = state.withLock { $0.makeID() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                add(Sleeper(instant: instant, continuation: continuation), id: id)
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.cancelled.insert(id)
                return state.sleepers.removeValue(forKey: id)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func add(_ sleeper: Sleeper, id: Int) {
        enum Outcome { case due, cancelled, waits }
        let (outcome, reached) = state.withLock { state -> (Outcome, [CheckedContinuation<Void, Never>]) in
            if state.cancelled.remove(id) != nil { return (.cancelled, []) }
            if sleeper.instant <= start + state.elapsed { return (.due, []) }
            state.sleepers[id] = sleeper
            let reached = state.watchers.filter { $0.value.count <= state.sleepers.count }
            for id in reached.keys { state.watchers[id] = nil }
            return (.waits, reached.values.map(\.continuation))
        }
        switch outcome {
        case .due: sleeper.continuation.resume()
        case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
        case .waits: for continuation in reached { continuation.resume() }
        }
    }
}
