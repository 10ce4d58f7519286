import Synchronization

/// How long an upstream took of late, shared by its calls. The rules are those of `LatencyWindow`.
package final class RecentLatencies: Sendable {
    private let window: Mutex<LatencyWindow>

    package init(halfLife: Duration = .seconds(30), from start: ContinuousClock.Instant) {
        window = Mutex(LatencyWindow(halfLife: halfLife, from: start))
    }

    package func record(_ latency: Duration, at now: ContinuousClock.Instant) {
        window.withLock { $0.record(latency, at: now) }
    }

    package func quantile(_ share: Double, at now: ContinuousClock.Instant) -> Duration? {
        window.withLock { $0.quantile(share, at: now) }
    }
}
