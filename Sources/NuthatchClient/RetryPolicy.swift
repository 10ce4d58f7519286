extension NuthatchClient {
    /// Whether a failed attempt is followed by another, and after what wait.
    ///
    /// Tried again are 408, 429, every 5xx, and connections that could not be made or broke before the reply was whole.
    /// The wait is drawn from zero to `base`, `2 x base`, `4 x base`, ... up to `cap` ("full jitter",
    /// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), or is the `Retry-After` where that is
    /// longer. Nothing is tried again once the first byte of a stream has come, when the wait would outlast the limit of
    /// time, or when the day's budget is spent. It is told time and randomness.
    public struct RetryPolicy: Sendable, Equatable {
        /// In all, the first included.
        public var attempts: Int
        /// The longest wait after the first attempt.
        public var base: Duration
        /// The longest wait drawn.
        public var cap: Duration
        /// Where the service asks for a longer wait, the call fails at once, and its error says how long.
        public var retryAfterLimit: Duration

        /// The defaults are 3 attempts, 200 ms, 2 s and 10 s.
        public init(
            attempts: Int = 3,
            base: Duration = .milliseconds(200),
            cap: Duration = .seconds(2),
            retryAfterLimit: Duration = .seconds(10)
        ) {
            self.attempts = attempts
            self.base = base
            self.cap = cap
            self.retryAfterLimit = retryAfterLimit
        }

        /// The wait before the next attempt; nil where there is none.
        ///
        /// - Parameter random: from 0 to less than 1.
        package func wait(after attempt: FailedAttempt, random: Double) -> Duration? {
            guard isRetryable(attempt.fault), attempt.number < attempts else { return nil }
            let asked = attempt.retryAfter ?? .zero
            guard asked <= retryAfterLimit else { return nil }
            let wait = max(asked, longestWait(after: attempt.number) * random)
            return wait < attempt.timeLeft ? wait : nil
        }

        private func longestWait(after number: Int) -> Duration {
            number <= 16 ? min(base * (1 << max(0, number - 1)), cap) : cap
        }

        private func isRetryable(_ fault: FailedAttempt.Fault) -> Bool {
            switch fault {
            case .connection: true
            case .other: false
            case .status(_, .insufficientQuota?): false
            // The attempt before is still at work: its result comes under the same key.
            case .status(409, .idempotencyInProgress?): true
            case .status(let status, _): status == 408 || status == 429 || 500...599 ~= status
            }
        }

        func check() throws {
            try NuthatchError.check("retries.attempts", attempts, in: 1...10)
            try NuthatchError.check("retries.base", base, in: .zero ... .seconds(3600))
            try NuthatchError.check("retries.cap", cap, in: base...max(base, .seconds(3600)))
            try NuthatchError.check("retries.retryAfterLimit", retryAfterLimit, in: .zero ... .seconds(86_400))
        }
    }
}
