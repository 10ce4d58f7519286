/// Why one attempt failed: what the caller is told if it was the last, and what the decision about another needs.
struct AttemptFault: Error {
    var error: NuthatchError
    var fault: FailedAttempt.Fault
    var retryAfter: Duration?
}
