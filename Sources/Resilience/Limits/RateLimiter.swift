package import RAGCore
import Synchronization

/// Keeps calls within the requests and tokens a minute that an upstream allows a model. The rules are those of
/// `RateLimiterState`.
package final class RateLimiter: Sendable {
    private let time: any TimeSource
    private let hasLimits: Bool
    private let state: Mutex<RateLimiterState>

    package init(_ limits: RateLimits, time: any TimeSource) {
        self.time = time
        hasLimits = !limits.isNone
        state = Mutex(RateLimiterState(limits, from: time.now))
    }

    /// Waits, in order, until the call may start.
    ///
    /// - Parameter tokens: an estimate of what prompt and answer will take; `settle` corrects it.
    /// - Throws: `ResilienceError` at once where the wait would pass the deadline, too many wait, or a minute has fewer
    ///   tokens; `CancellationError` as soon as the task is cancelled, with nothing taken.
    package func acquire(tokens: Int, deadline: Deadline? = nil) async throws -> RateGrant {
        let now = time.now
        guard hasLimits else { return RateGrant(startsAt: now, tokens: tokens) }
        let grant = try state.withLock { state throws(ResilienceError) in
            try state.reserve(tokens: tokens, deadline: deadline, at: now)
        }
        guard grant.startsAt > now else { return grant }
        do {
            try await time.sleep(until: grant.startsAt)
        } catch {
            state.withLock { $0.giveBack(grant) }
            throw error
        }
        return grant
    }

    /// Takes back what a call was given that was never sent.
    package func giveBack(_ grant: RateGrant) {
        guard hasLimits else { return }
        state.withLock { $0.giveBack(grant) }
    }

    /// Corrects the estimate once the usage is known.
    package func settle(_ grant: RateGrant, usedTokens: Int) {
        guard hasLimits else { return }
        let now = time.now
        state.withLock { $0.settle(grant, usedTokens: usedTokens, at: now) }
    }
}
