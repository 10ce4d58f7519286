package import RAGCore
import Synchronization

/// Keeps every key within its limits. The rules are those of `KeyMeterState`.
///
/// What is spent is written down by `synchronize`, once a second, and with it is read what other processes have spent: N
/// processes together go over a budget by what they spend within a second, and one call each. A process that is killed loses
/// its last second.
package final class KeyMeter: Sendable {
    private struct State {
        var meters: [String: KeyMeterState] = [:]
        var book = SpendBook()
    }

    private let time: any TimeSource
    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: how many keys are followed at once; beyond them, keys that are not are told to come later.
    package init(time: any TimeSource, capacity: Int = 20_000) {
        self.time = time
        self.capacity = capacity
    }

    /// Counts a request. Whoever has no key has no limits.
    package func admitRequest(of caller: Caller) -> MeterVerdict {
        admit(caller) { $0.admitRequest(at: $1) }
    }

    /// Takes what a call of a model may use at most. A call that is admitted has to be settled, once, whatever becomes of it.
    ///
    /// Until it was read what the day has cost, no key with a budget is admitted.
    package func admitCall(of caller: Caller, _ estimate: CallUse) -> MeterVerdict {
        let hasBudget = caller.limits.dailyBudget != nil
        if hasBudget, !state.withLock({ $0.book.isRead }) { return .limited(retryAfter: .seconds(1)) }
        return admit(caller) { $0.admitCall(estimate, at: $1) }
    }

    /// - Parameter use: nil where the upstream did not say; then the estimate stands.
    package func settle(_ estimate: CallUse, of caller: Caller, used use: CallUse?) {
        guard let id = caller.keyID else { return }
        let now = Moment(time)
        state.withLock { state in
            let cost =
                state.meters[id]?.settle(estimate, used: use, at: now) ?? (use ?? estimate).checked.cost
            state.book.add(cost, by: id, on: UTCDay(now.date))
        }
    }

    /// Today, as far as this process knows.
    package func spent(by keyID: String) -> Money {
        let day = UTCDay(time.date)
        return state.withLock { $0.book.spent(by: keyID, on: day) }
    }

    /// Those that are followed.
    package var count: Int { state.withLock { $0.meters.count } }

    /// Writes down what was spent since, and takes over what all processes have spent. One call at a time.
    ///
    /// Where the store fails after it has written, that much is counted twice: a key is cut off too early, not too late.
    package func synchronize(with store: any SpendStore) async throws {
        let lines = state.withLock { $0.book.takePending() }
        if !lines.isEmpty {
            do {
                try await store.add(lines)
            } catch {
                state.withLock { $0.book.giveBack(lines) }
                throw error
            }
        }
        let day = UTCDay(time.date)
        let totals = try await store.spend(on: day)
        let now = Moment(time)
        state.withLock { state in
            state.book.adopt(totals, on: day)
            state.meters = state.meters.filter { !$0.value.isIdle(at: now) }
            for id in state.meters.keys {
                state.meters[id]?.adopt(spent: state.book.spent(by: id, on: day), on: day)
            }
        }
    }

    /// Synchronizes every second until the task is cancelled. Whoever stops the service synchronizes once more, when the
    /// last call is settled.
    ///
    /// - Parameter onFailure: is told why nothing could be written; it is tried again a second later.
    package func keepSynchronized(
        with store: any SpendStore,
        every interval: Duration = .seconds(1),
        onFailure: (any Error) -> Void
    ) async {
        while !Task.isCancelled {
            do {
                try await synchronize(with: store)
            } catch {
                if !Task.isCancelled { onFailure(error) }
            }
            try? await time.sleep(until: time.now + interval)
        }
    }

    private func admit(
        _ caller: Caller,
        _ ask: (inout KeyMeterState, Moment) -> MeterVerdict
    ) -> MeterVerdict {
        guard let id = caller.keyID else { return .admitted }
        let now = Moment(time)
        return state.withLock { state in
            guard var meter = state.meters[id] else {
                guard state.meters.count < capacity else { return .limited(retryAfter: .seconds(1)) }
                let spent = state.book.spent(by: id, on: UTCDay(now.date))
                var meter = KeyMeterState(caller.limits, spent: spent, at: now)
                defer { state.meters[id] = meter }
                return ask(&meter, now)
            }
            if meter.limits != caller.limits { meter = meter.changed(to: caller.limits, at: now) }
            defer { state.meters[id] = meter }
            return ask(&meter, now)
        }
    }
}
