package import RAGCore
import Synchronization

/// Lets no more requests work at once than the machine carries. The rules are those of `AdmissionState`.
package final class Admission: Sendable {
    private struct Waiter {
        var priority: AdmissionPriority
        /// Nil until it waits; it may be decided about before.
        var continuation: CheckedContinuation<Void, any Error>?
        var decision: Result<Void, any Error>?
    }

    private struct Contents {
        var state: AdmissionState
        var waiters: [Int: Waiter] = [:]
        var isWatched = false
        var admitted: [AdmissionPriority: Int] = [:]
        var refused: [AdmissionPriority: Int] = [:]
    }

    /// Whom to wake, once the lock is free.
    private typealias Woken = [(continuation: CheckedContinuation<Void, any Error>, result: Result<Void, any Error>)]

    private let time: any TimeSource
    private let tasks: BackgroundTasks
    private let contents: Mutex<Contents>

    /// - Parameter tasks: in which those are refused who have waited too long. After it is shut down, nobody waits.
    package init(_ settings: AdmissionSettings = AdmissionSettings(), time: any TimeSource, tasks: BackgroundTasks) {
        self.time = time
        self.tasks = tasks
        contents = Mutex(Contents(state: AdmissionState(settings, at: time.now)))
    }

    /// Runs `body` as soon as it may.
    ///
    /// - Throws: `AccessError.overloaded` where it may not within the longest wait; `CancellationError` as soon as the task is
    ///   cancelled while it waits; what `body` throws.
    package func withPermit<Value>(
        _ priority: AdmissionPriority,
        _ body: () async throws -> Value
    ) async throws -> Value {
        let permit = try await acquire(priority)
        defer { release(permit) }
        return try await body()
    }

    /// Waits until a request may work. `release` has to follow.
    package func acquire(_ priority: AdmissionPriority) async throws -> AdmissionPermit {
        guard priority != .health else { return AdmissionPermit(priority: priority, startedAt: time.now) }
        if let number = try enter(priority) { try await wait(as: number) }
        return AdmissionPermit(priority: priority, startedAt: time.now)
    }

    package func release(_ permit: AdmissionPermit) {
        guard permit.priority != .health else { return }
        let now = time.now
        let woken = contents.withLock { contents in
            let started = contents.state.leave(permit.priority, took: now - permit.startedAt, at: now)
            return started.compactMap { Self.decide($0, .success(()), &contents) }
        }
        Self.wake(woken)
    }

    package var counts: AdmissionCounts {
        contents.withLock { contents in
            AdmissionCounts(
                limit: contents.state.limit,
                atWork: contents.state.atWork,
                waiting: contents.state.waiting,
                admitted: contents.admitted,
                refused: contents.refused
            )
        }
    }

    /// The number under which it waits; nil where it may work at once.
    private func enter(_ priority: AdmissionPriority) throws -> Int? {
        let (arrival, woken) = contents.withLock { contents -> (AdmissionArrival, Woken) in
            let arrival = contents.state.arrive(priority, at: time.now)
            var woken: Woken = []
            switch arrival {
            case .admitted: contents.admitted[priority, default: 0] += 1
            case .refused: contents.refused[priority, default: 0] += 1
            case .waits(let number, let displaced):
                contents.waiters[number] = Waiter(priority: priority)
                if let displaced { woken += [Self.refuse(displaced, &contents)].compactMap(\.self) }
                watch(&contents)
            }
            return (arrival, woken)
        }
        Self.wake(woken)
        switch arrival {
        case .admitted: return nil
        case .waits(let number, _): return number
        case .refused: throw AccessError.overloaded(retryAfter: AdmissionSettings.retryAfter(priority))
        }
    }

    private func wait(as number: Int) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let decision = contents.withLock { contents in
                    if let decision = contents.waiters[number]?.decision {
                        contents.waiters[number] = nil
                        return decision as Result<Void, any Error>?
                    }
                    contents.waiters[number]?.continuation = continuation
                    return nil
                }
                if let decision { continuation.resume(with: decision) }
            }
        } onCancel: {
            let woken = contents.withLock { contents -> Woken in
                guard contents.state.giveUp(number) else { return [] }
                return [Self.decide(number, .failure(CancellationError()), &contents)].compactMap(\.self)
            }
            Self.wake(woken)
        }
    }

    // MARK: - Deciding

    /// Whom to wake with it; nil for one who does not wait yet, and learns it as soon as it does.
    private static func decide(
        _ number: Int,
        _ result: Result<Void, any Error>,
        _ contents: inout Contents
    ) -> Woken.Element? {
        guard let waiter = contents.waiters[number] else { return nil }
        if case .success = result { contents.admitted[waiter.priority, default: 0] += 1 }
        guard let continuation = waiter.continuation else {
            contents.waiters[number]?.decision = result
            return nil
        }
        contents.waiters[number] = nil
        return (continuation, result)
    }

    private static func refuse(_ number: Int, _ contents: inout Contents) -> Woken.Element? {
        guard let priority = contents.waiters[number]?.priority else { return nil }
        contents.refused[priority, default: 0] += 1
        let refusal = AccessError.overloaded(retryAfter: AdmissionSettings.retryAfter(priority))
        return decide(number, .failure(refusal), &contents)
    }

    private static func wake(_ woken: Woken) {
        for (continuation, result) in woken { continuation.resume(with: result) }
    }

    // MARK: - The longest wait

    /// One task for all who wait: it is there as long as somebody does.
    private func watch(_ contents: inout Contents) {
        guard !contents.isWatched else { return }
        contents.isWatched = true
        tasks.start { await self.refuseLate() }
    }

    private func refuseLate() async {
        while let end = nextEnd() {
            try? await time.sleep(until: end)
            // Shut down: there is nobody to end a wait later.
            let now = Task.isCancelled ? end + contents.withLock { $0.state.settings.longestWait } : time.now
            let woken = contents.withLock { contents in
                contents.state.expire(at: now).compactMap { Self.refuse($0.number, &contents) }
            }
            Self.wake(woken)
        }
    }

    private func nextEnd() -> ContinuousClock.Instant? {
        contents.withLock { contents in
            let end = contents.state.nextEnd
            contents.isWatched = end != nil
            return end
        }
    }
}
