/// An attempt that failed, as far as the decision about another needs to know it.
package struct FailedAttempt: Sendable, Equatable {
    package enum Fault: Sendable, Equatable {
        /// The upstream answered with this HTTP status.
        case status(Int)
        /// No connection, or one that broke before the answer began.
        case connection
        /// A reply that cannot be read, a time-out while the upstream works, a cancelled call.
        case other
    }

    package var fault: Fault
    /// From 1.
    package var number: Int
    package var retryAfter: Duration?
    /// Whether the caller has received the first byte of an answer.
    package var hasReachedCaller: Bool
    /// Until the deadline over everything.
    package var remaining: Duration
    /// How long this upstream usually takes, such as the median of late; nil where that is not known.
    package var baseLatency: Duration?

    package init(
        fault: Fault,
        number: Int,
        retryAfter: Duration? = nil,
        hasReachedCaller: Bool = false,
        remaining: Duration,
        baseLatency: Duration? = nil
    ) {
        self.fault = fault
        self.number = number
        self.retryAfter = retryAfter
        self.hasReachedCaller = hasReachedCaller
        self.remaining = remaining
        self.baseLatency = baseLatency
    }
}
