/// An attempt that failed, as far as the decision about another needs to know it.
package struct FailedAttempt: Sendable, Equatable {
    package enum Fault: Sendable, Equatable {
        /// The service, or something before it, answered with this.
        case status(Int, NuthatchError.Code?)
        /// No connection, or one that broke before the reply was whole.
        case connection
        /// What would fail again, or has begun to be read.
        case other
    }

    package var fault: Fault
    /// From 1.
    package var number: Int
    package var retryAfter: Duration?
    /// Until the limit of time.
    package var timeLeft: Duration

    package init(fault: Fault, number: Int, retryAfter: Duration? = nil, timeLeft: Duration) {
        self.fault = fault
        self.number = number
        self.retryAfter = retryAfter
        self.timeLeft = timeLeft
    }
}
