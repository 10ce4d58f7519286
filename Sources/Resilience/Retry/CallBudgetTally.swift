/// Requests, and the calls beyond them.
struct CallBudgetTally: Sendable, AdditiveArithmetic {
    var requests = 0
    var extras = 0

    static let zero = CallBudgetTally()

    static func + (left: Self, right: Self) -> Self {
        CallBudgetTally(requests: left.requests + right.requests, extras: left.extras + right.extras)
    }

    static func - (left: Self, right: Self) -> Self {
        CallBudgetTally(requests: left.requests - right.requests, extras: left.extras - right.extras)
    }
}
