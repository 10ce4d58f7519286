/// What follows a failed attempt.
package enum RetryDecision: Sendable, Equatable {
    case retry(after: Duration)
    case giveUp(RetryRefusal)
}

/// Why there is no further attempt. The raw value is the metric's label.
package enum RetryRefusal: String, Sendable, CaseIterable {
    /// The caller has part of an answer, and another's would not go on from there.
    case answerBegun = "answer_begun"
    /// The same request would fail again, or might be paid for twice.
    case notRetryable = "not_retryable"
    case attemptsUsed = "attempts_used"
    /// The upstream asks for a longer wait than is honoured; the caller should be told it.
    case retryAfterTooLong = "retry_after_too_long"
    /// After the wait there would be less time than the upstream usually takes.
    case tooLate = "too_late"
    case budgetSpent = "budget_spent"
}
