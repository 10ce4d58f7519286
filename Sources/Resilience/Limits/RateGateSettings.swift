/// How long a gate stays closed after a 429.
package struct RateGateSettings: Sendable, Equatable {
    /// Without a Retry-After; doubles with each 429 in a row.
    package let backoff: Backoff
    /// A Retry-After is obeyed up to this.
    package let retryAfterLimit: Duration

    package static let standard = RateGateSettings(
        unchecked: Backoff(base: .seconds(1), limit: .seconds(30), jitter: 0.5),
        retryAfterLimit: .seconds(30)
    )

    /// - Throws: the first setting that is out of its range, with the range.
    package init(
        backoff: Backoff = standard.backoff,
        retryAfterLimit: Duration = standard.retryAfterLimit
    ) throws(ResilienceError) {
        self.init(unchecked: backoff, retryAfterLimit: retryAfterLimit)
        try backoff.check("backoff")
        try ResilienceError.check("retryAfterLimit", retryAfterLimit, in: .zero ... .seconds(86_400))
    }

    private init(unchecked backoff: Backoff, retryAfterLimit: Duration) {
        self.backoff = backoff
        self.retryAfterLimit = retryAfterLimit
    }
}
