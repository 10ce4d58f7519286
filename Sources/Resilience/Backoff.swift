/// Waits that double from a base up to a limit, each shortened by a random share so that callers do not return together.
///
/// A jitter of 1 draws from the whole of zero to the wait ("full jitter"); 0.2 takes off up to a fifth.
/// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
package struct Backoff: Sendable, Equatable {
    package var base: Duration
    /// No wait is longer.
    package var limit: Duration
    /// The largest share taken off, 0 to 1.
    package var jitter: Double

    package init(base: Duration, limit: Duration, jitter: Double) {
        self.base = base
        self.limit = limit
        self.jitter = jitter
    }

    /// `min(base * 2^doublings, limit)`, less the random share.
    package func wait(doublings: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let longest = doublings < 32 ? min(base * (1 << max(0, doublings)), limit) : limit
        guard jitter > 0 else { return longest }
        let kept = 1 - jitter * Double.random(in: 0..<1, using: &generator)
        return .nanoseconds(Int64(Double(longest.wholeNanoseconds) * kept))
    }

    /// Throws unless the base is from 1 ms to the limit, the limit at most a day, and the jitter from 0 to 1.
    func check(_ name: String) throws(ResilienceError) {
        try ResilienceError.check("\(name).limit", limit, in: .milliseconds(1) ... .seconds(86_400))
        try ResilienceError.check("\(name).base", base, in: .milliseconds(1)...limit)
        try ResilienceError.check("\(name).jitter", jitter, in: 0...1)
    }
}
