/// The gate that an upstream's 429 closes for a while: until its Retry-After, else 1 s x 2^n with jitter, at most 30 s.
///
/// Calls that were under way when it closed come back later, in whatever way. Such a late 429 can only prolong the wait, by
/// a Retry-After, and never doubles it; such a late success opens nothing. Both are told from the others by when they were
/// sent.
package struct RateGateState: Sendable {
    private let settings: RateGateSettings
    private var closing: (began: ContinuousClock.Instant, ends: ContinuousClock.Instant)?
    private var closingsInRow = 0

    package init(_ settings: RateGateSettings = .standard) {
        self.settings = settings
    }

    /// How long until calls may go; nil while the gate is open.
    package func wait(at now: ContinuousClock.Instant) -> Duration? {
        guard let closing, now < closing.ends else { return nil }
        return closing.ends - now
    }

    /// Closes the gate after a 429.
    ///
    /// - Parameter retryAfter: what the upstream asked for. Zero or less says nothing, as does nil.
    package mutating func close(
        at now: ContinuousClock.Instant,
        sentAt: ContinuousClock.Instant,
        retryAfter: Duration?,
        using generator: inout some RandomNumberGenerator
    ) {
        let asked = retryAfter.flatMap { $0 > .zero ? min($0, settings.retryAfterLimit) : nil }
        if let closing, sentAt <= closing.began {
            if let asked { self.closing?.ends = max(closing.ends, now + asked) }
            return
        }
        let wait = asked ?? settings.backoff.wait(doublings: closingsInRow, using: &generator)
        closing = (began: now, ends: now + wait)
        closingsInRow += 1
    }

    /// Opens the gate fully: the next 429 begins with the shortest wait again.
    package mutating func succeed(sentAt: ContinuousClock.Instant) {
        guard let closing, sentAt > closing.began else { return }
        self.closing = nil
        closingsInRow = 0
    }
}
