import RAGCore
import Resilience
import TestSupport

/// A breaker whose time is seconds since its start. A class, so that an expectation may hold a call that changes it.
final class BreakerUnderTest {
    var state: BreakerState
    private var generator = SeededGenerator(seed: 1)
    private let start = ContinuousClock.now

    init(_ settings: BreakerSettings = .standard) {
        state = BreakerState(settings, from: start)
    }

    func instant(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    func permit(at seconds: Double) -> BreakerPermit? {
        guard case .permit(let permit) = state.admit(at: instant(seconds)) else { return nil }
        return permit
    }

    /// How long a call is refused for, in seconds; nil if it is let through.
    func refusal(at seconds: Double) -> Double? {
        guard case .refused(let wait) = state.admit(at: instant(seconds)) else { return nil }
        return wait / .seconds(1)
    }

    @discardableResult
    func succeed(_ permit: BreakerPermit, at seconds: Double, isSlow: Bool = false) -> BreakerTransition? {
        state.succeed(permit, at: instant(seconds), isSlow: isSlow, using: &generator)
    }

    @discardableResult
    func fail(
        _ permit: BreakerPermit,
        at seconds: Double,
        retryAfter: Duration? = nil
    ) -> BreakerTransition? {
        state.fail(permit, at: instant(seconds), retryAfter: retryAfter, using: &generator)
    }

    /// Makes one call a letter, all at once: `+` succeeds, `~` slowly, `-` fails. Calls that are refused are left out.
    @discardableResult
    func call(_ outcomes: String, at seconds: Double) -> [BreakerTransition] {
        outcomes.compactMap { outcome in
            guard let permit = permit(at: seconds) else { return nil }
            switch outcome {
            case "-": return fail(permit, at: seconds)
            case "~": return succeed(permit, at: seconds, isSlow: true)
            default: return succeed(permit, at: seconds)
            }
        }
    }

    func snapshot(at seconds: Double) -> BreakerSnapshot { state.snapshot(at: instant(seconds)) }
}

extension BreakerSettings {
    /// The standard ones with exact rests.
    static func withoutJitter(probes: Probes = Probes()) throws -> BreakerSettings {
        try BreakerSettings(rest: Backoff(base: .seconds(5), limit: .seconds(60), jitter: 0), probes: probes)
    }
}
