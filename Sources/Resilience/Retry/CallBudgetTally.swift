/// What happened within the window of a call budget.
struct CallBudgetTally: Sendable, AdditiveArithmetic {
    var requests = 0
    /// Requests that pay for no borrowed call.
    var earning = 0
    /// Extra calls that were earned.
    var earned = 0
    /// Extra calls taken on credit.
    var borrowed = 0

    static let zero = CallBudgetTally()

    static func + (left: Self, right: Self) -> Self {
        CallBudgetTally(
            requests: left.requests + right.requests,
            earning: left.earning + right.earning,
            earned: left.earned + right.earned,
            borrowed: left.borrowed + right.borrowed
        )
    }

    static func - (left: Self, right: Self) -> Self {
        CallBudgetTally(
            requests: left.requests - right.requests,
            earning: left.earning - right.earning,
            earned: left.earned - right.earned,
            borrowed: left.borrowed - right.borrowed
        )
    }
}
