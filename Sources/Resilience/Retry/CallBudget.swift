import Synchronization

/// The retries or hedges left, shared by the calls to an upstream. The rules are those of `CallBudgetState`.
package final class CallBudget: Sendable {
    private let state: Mutex<CallBudgetState>

    package init(_ settings: CallBudgetSettings, from start: ContinuousClock.Instant) {
        state = Mutex(CallBudgetState(settings, from: start))
    }

    /// Counts a request, when its first call is sent.
    package func request(at now: ContinuousClock.Instant) {
        state.withLock { $0.request(at: now) }
    }

    /// Takes an extra call; false where there is none.
    package func take(at now: ContinuousClock.Instant) -> Bool {
        state.withLock { $0.take(at: now) }
    }
}
