/// What an upstream allows one model: requests and tokens a minute.
package struct RateLimits: Sendable, Equatable {
    /// Nil for no limit.
    package let requestsPerMinute: Int?
    /// Of prompts and answers together. Nil for no limit.
    package let tokensPerMinute: Int?
    /// How much of the allowance may be saved up and go at once, as time. With 10 s at most 7/6 of the allowance and one
    /// call more go in a minute; with zero, calls go at an even pace.
    package let burst: Duration
    /// No more callers than this wait.
    package let queueLimit: Int

    package static let none = RateLimits(unchecked: nil, tokens: nil, burst: .seconds(10), queueLimit: 1000)

    /// - Throws: the first setting that is out of its range, with the range.
    package init(
        requestsPerMinute: Int? = nil,
        tokensPerMinute: Int? = nil,
        burst: Duration = none.burst,
        queueLimit: Int = none.queueLimit
    ) throws(ResilienceError) {
        self.init(unchecked: requestsPerMinute, tokens: tokensPerMinute, burst: burst, queueLimit: queueLimit)
        if let requestsPerMinute {
            try ResilienceError.check("requestsPerMinute", requestsPerMinute, in: 1...1_000_000_000)
        }
        if let tokensPerMinute {
            try ResilienceError.check("tokensPerMinute", tokensPerMinute, in: 1...1_000_000_000_000)
        }
        try ResilienceError.check("burst", burst, in: .zero ... .seconds(60))
        try ResilienceError.check("queueLimit", queueLimit, in: 0...100_000)
    }

    private init(unchecked requests: Int?, tokens: Int?, burst: Duration, queueLimit: Int) {
        requestsPerMinute = requests
        tokensPerMinute = tokens
        self.burst = burst
        self.queueLimit = queueLimit
    }

    package var isNone: Bool { requestsPerMinute == nil && tokensPerMinute == nil }
}
