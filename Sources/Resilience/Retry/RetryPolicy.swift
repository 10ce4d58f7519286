/// Whether a failed attempt is followed by another, and after what wait.
package struct RetryPolicy: Sendable, Equatable {
    /// Request time-out, too many requests, and the faults of servers that pass. 529 is "overloaded" at Anthropic and at
    /// gateways before it, and means what 503 does.
    package static let retryableStatuses: Set<Int> = [408, 429, 500, 502, 503, 504, 529]

    /// In all, the first included.
    package let attempts: Int
    package let backoff: Backoff
    /// After a 429.
    package let rateLimitBackoff: Backoff
    /// Where an upstream asks for a longer wait, there is no retry.
    package let retryAfterLimit: Duration

    package static let standard = RetryPolicy(
        unchecked: 2,
        backoff: Backoff(base: .milliseconds(200), limit: .seconds(10), jitter: 1),
        rateLimitBackoff: Backoff(base: .seconds(1), limit: .seconds(10), jitter: 1),
        retryAfterLimit: .seconds(30)
    )

    /// - Throws: the first setting that is out of its range, with the range.
    package init(
        attempts: Int = standard.attempts,
        backoff: Backoff = standard.backoff,
        rateLimitBackoff: Backoff = standard.rateLimitBackoff,
        retryAfterLimit: Duration = standard.retryAfterLimit
    ) throws(ResilienceError) {
        self.init(
            unchecked: attempts,
            backoff: backoff,
            rateLimitBackoff: rateLimitBackoff,
            retryAfterLimit: retryAfterLimit
        )
        try ResilienceError.check("attempts", attempts, in: 1...10)
        try backoff.check("backoff")
        try rateLimitBackoff.check("rateLimitBackoff")
        try ResilienceError.check("retryAfterLimit", retryAfterLimit, in: .zero ... .seconds(3600))
    }

    private init(unchecked attempts: Int, backoff: Backoff, rateLimitBackoff: Backoff, retryAfterLimit: Duration) {
        self.attempts = attempts
        self.backoff = backoff
        self.rateLimitBackoff = rateLimitBackoff
        self.retryAfterLimit = retryAfterLimit
    }

    /// The decision. The wait is the back-off, or the Retry-After where that is longer: nobody comes earlier than asked,
    /// and a Retry-After of zero brings no herd.
    ///
    /// - Parameter takeFromBudget: called last, and only where everything else allows a retry.
    package func decide(
        after attempt: FailedAttempt,
        using generator: inout some RandomNumberGenerator,
        takeFromBudget: () -> Bool
    ) -> RetryDecision {
        if attempt.hasReachedCaller { return .giveUp(.answerBegun) }
        guard isRetryable(attempt.fault) else { return .giveUp(.notRetryable) }
        guard attempt.number < attempts else { return .giveUp(.attemptsUsed) }
        let asked = attempt.retryAfter ?? .zero
        guard asked <= retryAfterLimit else { return .giveUp(.retryAfterTooLong) }
        let schedule = attempt.fault == .status(429) ? rateLimitBackoff : backoff
        let wait = max(asked, schedule.wait(doublings: attempt.number - 1, using: &generator))
        let left = attempt.remaining - wait
        guard left > .zero, left >= attempt.baseLatency ?? .zero else { return .giveUp(.tooLate) }
        return takeFromBudget() ? .retry(after: wait) : .giveUp(.budgetSpent)
    }

    private func isRetryable(_ fault: FailedAttempt.Fault) -> Bool {
        switch fault {
        case .status(let status): Self.retryableStatuses.contains(status)
        case .connection: true
        case .other: false
        }
    }
}
