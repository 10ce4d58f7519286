/// Whether a request fits what its key may use.
package enum MeterVerdict: Sendable, Equatable {
    case admitted
    /// It fits later.
    case limited(retryAfter: Duration)
    /// The day's money is spent; there is more from midnight UTC on.
    case outOfBudget(retryAfter: Duration)
}
