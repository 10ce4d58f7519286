import Synchronization

/// Keeps calls back while an upstream refuses them with 429. The rules are those of `RateGateState`.
package final class RateGate: Sendable {
    private struct Contents {
        var state: RateGateState
        var generator: any RandomNumberGenerator & Sendable
    }

    private let contents: Mutex<Contents>

    package init(
        _ settings: RateGateSettings = .standard,
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        contents = Mutex(Contents(state: RateGateState(settings), generator: generator))
    }

    /// How long until calls may go; nil while the gate is open.
    package func wait(at now: ContinuousClock.Instant) -> Duration? {
        contents.withLock { $0.state.wait(at: now) }
    }

    package func close(at now: ContinuousClock.Instant, sentAt: ContinuousClock.Instant, retryAfter: Duration?) {
        contents.withLock { $0.state.close(at: now, sentAt: sentAt, retryAfter: retryAfter, using: &$0.generator) }
    }

    package func succeed(sentAt: ContinuousClock.Instant) {
        contents.withLock { $0.state.succeed(sentAt: sentAt) }
    }
}
