import Synchronization

/// Spares a failing upstream, and its callers the wait. The rules are those of `BreakerState`.
///
/// Each permit must be ended exactly once, on every way out of a call:
///
///     switch breaker.admit(at: time.now) {
///     case .refused(let wait): throw Unavailable(retryAfter: wait)
///     case .permit(let permit): // ... then one of succeed, fail, giveBack
///     }
package final class CircuitBreaker: Sendable {
    private struct Contents {
        var state: BreakerState
        var generator: any RandomNumberGenerator & Sendable
    }

    private let contents: Mutex<Contents>

    package init(
        _ settings: BreakerSettings = .standard,
        from start: ContinuousClock.Instant,
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        contents = Mutex(Contents(state: BreakerState(settings, from: start), generator: generator))
    }

    package func admit(at now: ContinuousClock.Instant) -> BreakerAdmission {
        contents.withLock { $0.state.admit(at: now) }
    }

    package func wouldAdmit(at now: ContinuousClock.Instant) -> Bool {
        contents.withLock { $0.state.wouldAdmit(at: now) }
    }

    /// - Returns: the change that this brought, to be logged.
    @discardableResult
    package func succeed(
        _ permit: BreakerPermit,
        at now: ContinuousClock.Instant,
        isSlow: Bool = false
    ) -> BreakerTransition? {
        contents.withLock { $0.state.succeed(permit, at: now, isSlow: isSlow, using: &$0.generator) }
    }

    /// - Returns: the change that this brought, to be logged.
    @discardableResult
    package func fail(
        _ permit: BreakerPermit,
        at now: ContinuousClock.Instant,
        retryAfter: Duration? = nil
    ) -> BreakerTransition? {
        contents.withLock { $0.state.fail(permit, at: now, retryAfter: retryAfter, using: &$0.generator) }
    }

    package func giveBack(_ permit: BreakerPermit) {
        contents.withLock { $0.state.giveBack(permit) }
    }

    package func snapshot(at now: ContinuousClock.Instant) -> BreakerSnapshot {
        contents.withLock { $0.state.snapshot(at: now) }
    }
}
