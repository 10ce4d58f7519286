/// One allowance a minute: the generic cell rate algorithm (ITU-T I.371), which is a token bucket kept as one instant.
///
/// `paidUntil` is the theoretical arrival time: the instant up to which what has gone is paid for at an even pace. At or
/// before now, the whole burst may go. An amount larger than the burst goes once the bucket is full, and is paid for
/// afterwards.
package struct RateBucket: Sendable {
    package let perMinute: Int
    private let interval: Duration
    private let burst: Duration
    private var paidUntil: ContinuousClock.Instant

    package init(perMinute: Int, burst: Duration, from start: ContinuousClock.Instant) {
        self.perMinute = perMinute
        interval = .seconds(60) / perMinute
        self.burst = burst
        paidUntil = start
    }

    /// From when on so much may go.
    package func ready(for amount: Int) -> ContinuousClock.Instant {
        paidUntil - max(.zero, burst - time(for: amount))
    }

    package mutating func take(_ amount: Int, at instant: ContinuousClock.Instant) {
        paidUntil = max(paidUntil, instant) + time(for: amount)
    }

    package mutating func giveBack(_ amount: Int) {
        paidUntil -= time(for: amount)
    }

    /// Counts come from upstreams: a minute's worth is the most that one call changes.
    private func time(for amount: Int) -> Duration {
        interval * min(max(0, amount), perMinute)
    }
}
