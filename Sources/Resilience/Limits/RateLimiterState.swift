/// The right to start one call, from an instant on.
package struct RateGrant: Sendable, Equatable {
    package let startsAt: ContinuousClock.Instant
    /// As estimated.
    package let tokens: Int
}

/// Who may go when under limits of requests and tokens a minute.
///
/// Each call is given its instant when it asks, and keeps it; nobody who comes later goes earlier. So the wait is known
/// before it begins, and one that cannot fit the deadline is refused at once. Where a waiting call is cancelled its
/// allowance goes to those who come later.
package struct RateLimiterState: Sendable {
    private let queueLimit: Int
    private var requests: RateBucket?
    private var tokens: RateBucket?
    /// The instants given to those who still wait, in order.
    private var waiting: [ContinuousClock.Instant] = []

    package init(_ limits: RateLimits, from start: ContinuousClock.Instant) {
        queueLimit = limits.queueLimit
        requests = limits.requestsPerMinute.map { RateBucket(perMinute: $0, burst: limits.burst, from: start) }
        tokens = limits.tokensPerMinute.map { RateBucket(perMinute: $0, burst: limits.burst, from: start) }
    }

    /// The instant at which a call may start, no later than the deadline.
    ///
    /// - Parameter count: an estimate of the tokens of prompt and answer.
    /// - Throws: where it cannot start by then, where too many wait, or where a minute has fewer tokens. Nothing is taken
    ///   then.
    package mutating func reserve(
        tokens count: Int,
        deadline: Deadline?,
        at now: ContinuousClock.Instant
    ) throws(ResilienceError) -> RateGrant {
        if let tokens, count > tokens.perMinute { throw .tooManyTokens(count, perMinute: tokens.perMinute) }
        waiting.removeFirst(waiting.firstIndex { $0 > now } ?? waiting.count)
        var start = max(now, waiting.last ?? now)
        if let requests { start = max(start, requests.ready(for: 1)) }
        if let tokens { start = max(start, tokens.ready(for: count)) }
        if let deadline, start > deadline.instant { throw .rateLimited(wait: start - now) }
        if start > now {
            guard waiting.count < queueLimit else { throw .queueFull(limit: queueLimit, wait: start - now) }
            waiting.append(start)
        }
        requests?.take(1, at: start)
        tokens?.take(count, at: start)
        return RateGrant(startsAt: start, tokens: count)
    }

    /// Takes back what a call was given that did not start.
    package mutating func giveBack(_ grant: RateGrant) {
        requests?.giveBack(1)
        tokens?.giveBack(grant.tokens)
        if let place = waiting.lastIndex(of: grant.startsAt) { waiting.remove(at: place) }
    }

    /// Corrects the estimate once the usage is known.
    package mutating func settle(_ grant: RateGrant, usedTokens: Int, at now: ContinuousClock.Instant) {
        if usedTokens < grant.tokens {
            tokens?.giveBack(grant.tokens - max(0, usedTokens))
        } else {
            tokens?.take(usedTokens - max(0, grant.tokens), at: now)
        }
    }
}
