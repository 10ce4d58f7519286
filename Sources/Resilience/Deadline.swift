/// The instant by which everything must be done: waits, attempts, fallbacks and the answer share it.
package struct Deadline: Sendable, Hashable, Comparable {
    package let instant: ContinuousClock.Instant

    package init(_ instant: ContinuousClock.Instant) {
        self.instant = instant
    }

    package init(_ duration: Duration, after start: ContinuousClock.Instant) {
        instant = start + duration
    }

    /// The time left, never negative.
    package func remaining(at now: ContinuousClock.Instant) -> Duration {
        max(.zero, instant - now)
    }

    package func hasPassed(at now: ContinuousClock.Instant) -> Bool {
        now >= instant
    }

    /// How long one attempt may take: its own limit, or what is left where that is less.
    package func attemptLimit(perTry: Duration, at now: ContinuousClock.Instant) -> Duration {
        min(perTry, remaining(at: now))
    }

    package static func < (left: Deadline, right: Deadline) -> Bool {
        left.instant < right.instant
    }
}
