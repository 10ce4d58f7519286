/// How many calls ended, and how.
struct CallTally: Sendable, AdditiveArithmetic {
    var calls = 0
    var failures = 0
    var slow = 0

    static let zero = CallTally()

    static func + (left: Self, right: Self) -> Self {
        CallTally(
            calls: left.calls + right.calls,
            failures: left.failures + right.failures,
            slow: left.slow + right.slow
        )
    }

    static func - (left: Self, right: Self) -> Self {
        CallTally(
            calls: left.calls - right.calls,
            failures: left.failures - right.failures,
            slow: left.slow - right.slow
        )
    }
}
