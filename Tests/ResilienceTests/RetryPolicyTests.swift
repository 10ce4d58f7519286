import RAGCore
import Resilience
import TestSupport
import Testing

struct RetryPolicyTests {
    private func decide(
        _ attempt: FailedAttempt,
        policy: RetryPolicy = .standard,
        seed: UInt64 = 1,
        budget: () -> Bool = { true }
    ) -> RetryDecision {
        var generator = SeededGenerator(seed: seed)
        return policy.decide(after: attempt, using: &generator, takeFromBudget: budget)
    }

    private func failed(_ fault: FailedAttempt.Fault, number: Int = 1, retryAfter: Duration? = nil) -> FailedAttempt {
        FailedAttempt(fault: fault, number: number, retryAfter: retryAfter, remaining: .seconds(60))
    }

    /// The waits of many decisions, in seconds, in order.
    private func waits(_ attempt: FailedAttempt, policy: RetryPolicy = .standard) -> [Double] {
        (UInt64(0)..<2000).compactMap { seed in
            guard case .retry(let wait) = decide(attempt, policy: policy, seed: seed) else { return nil }
            return wait / .seconds(1)
        }.sorted()
    }

    @Test func `only faults that pass are tried again`() {
        let retried = (100..<600).filter { decide(failed(.status($0))) != .giveUp(.notRetryable) }
        #expect(retried == [408, 429, 500, 502, 503, 504, 529])
        #expect(decide(failed(.connection)) != .giveUp(.notRetryable))
        #expect(decide(failed(.other)) == .giveUp(.notRetryable))
    }

    @Test func `two attempts are made in all, or as many as are set`() throws {
        #expect(decide(failed(.connection, number: 2)) == .giveUp(.attemptsUsed))
        let three = try RetryPolicy(attempts: 3)
        #expect(decide(failed(.connection, number: 2), policy: three) != .giveUp(.attemptsUsed))
        #expect(decide(failed(.connection, number: 3), policy: three) == .giveUp(.attemptsUsed))
    }

    @Test(arguments: [
        (FailedAttempt.Fault.status(500), 1, 0.2), (.connection, 1, 0.2), (.connection, 2, 0.4), (.connection, 9, 10),
        (.status(429), 1, 1), (.status(429), 3, 4), (.status(429), 9, 10),
    ])
    func `waits are drawn from zero to the back-off, which doubles up to 10 seconds`(
        fault: FailedAttempt.Fault,
        number: Int,
        longest: Double
    ) throws {
        let waits = waits(failed(fault, number: number), policy: try RetryPolicy(attempts: 10))
        let (least, most) = (try #require(waits.first), try #require(waits.last))
        #expect(waits.count == 2000)
        #expect(least >= 0 && least < longest * 0.01)
        #expect(most <= longest && most > longest * 0.99)
        #expect(abs(waits[1000] - longest / 2) < longest * 0.05)
    }

    @Test func `nobody comes earlier than Retry-After asks, and zero brings no herd`() {
        #expect(Set(waits(failed(.status(429), retryAfter: .seconds(2)))) == [2])
        #expect(Set(waits(failed(.status(503), retryAfter: .seconds(30)))) == [30])
        let zero = waits(failed(.status(429), retryAfter: .zero))
        #expect((zero.last ?? 0) > 0.9)
        let half = waits(failed(.status(429), retryAfter: .seconds(0.5)))
        #expect(half.first == 0.5 && (half.last ?? 0) > 0.9)
    }

    @Test func `a Retry-After of over 30 seconds is for the caller`() {
        #expect(decide(failed(.status(503), retryAfter: .seconds(30.001))) == .giveUp(.retryAfterTooLong))
    }

    @Test func `nothing is tried again once the caller has the first byte`() {
        var attempt = failed(.connection)
        attempt.hasReachedCaller = true
        #expect(decide(attempt) == .giveUp(.answerBegun))
    }

    @Test(
        arguments: [
            (10.0, nil, true), (2.001, nil, true), (2, nil, false), (1, nil, false), (0, nil, false),
            (5, 3, true), (4.999, 3, false), (5, 0, true), (-1, nil, false),
        ] as [(Double, Double?, Bool)]
    )
    func `after the wait there must be time for what an answer usually takes`(
        remaining: Double,
        baseLatency: Double?,
        retries: Bool
    ) {
        let attempt = FailedAttempt(
            fault: .status(503),
            number: 1,
            retryAfter: .seconds(2),
            remaining: .seconds(remaining),
            baseLatency: baseLatency.map { .seconds($0) }
        )
        #expect(decide(attempt) == (retries ? .retry(after: .seconds(2)) : .giveUp(.tooLate)))
    }

    @Test func `the budget is asked last, once, and has the last word`() {
        var asked = 0
        func budget(_ answer: Bool) -> () -> Bool {
            {
                asked += 1
                return answer
            }
        }
        #expect(decide(failed(.connection), budget: budget(false)) == .giveUp(.budgetSpent))
        #expect(asked == 1)
        _ = decide(failed(.connection, number: 2), budget: budget(true))
        _ = decide(failed(.status(404)), budget: budget(true))
        _ = decide(FailedAttempt(fault: .connection, number: 1, remaining: .zero), budget: budget(true))
        #expect(asked == 1)
    }

    @Test func `wrong settings are refused`() throws {
        #expect(try RetryPolicy() == .standard)
        #expect(throws: ResilienceError.self) { try RetryPolicy(attempts: 0) }
        #expect(throws: ResilienceError.self) { try RetryPolicy(retryAfterLimit: .seconds(-1)) }
        let wrong = Backoff(base: .seconds(2), limit: .seconds(1), jitter: 0)
        #expect(throws: ResilienceError.self) { try RetryPolicy(backoff: wrong) }
        #expect(throws: ResilienceError.self) { try RetryPolicy(rateLimitBackoff: wrong) }
    }
}
