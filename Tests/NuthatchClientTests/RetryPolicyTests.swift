import Foundation
import NuthatchClient
import RAGCore
import Testing

@Suite struct RetryPolicyTests {
    private let policy = NuthatchClient.RetryPolicy()

    private func wait(
        _ fault: FailedAttempt.Fault,
        number: Int = 1,
        retryAfter: Duration? = nil,
        left: Duration = .seconds(10),
        random: Double = 0.5
    ) -> Duration? {
        let attempt = FailedAttempt(fault: fault, number: number, retryAfter: retryAfter, timeLeft: left)
        return policy.wait(after: attempt, random: random)
    }

    @Test func `408, 429, every 5xx and broken connections are tried again, nothing else`() {
        let retried = (200...599).filter { wait(.status($0, nil)) != nil }
        #expect(retried == [408, 429] + Array(500...599))
        #expect(wait(.connection) != nil)
        #expect(wait(.other) == nil)
    }

    @Test func `a spent budget is not tried again, a call still at work is`() {
        #expect(wait(.status(429, .insufficientQuota)) == nil)
        #expect(wait(.status(429, .rateLimitExceeded)) != nil)
        #expect(wait(.status(409, .idempotencyInProgress)) != nil)
        #expect(wait(.status(409, .idempotencyMismatch)) == nil)
    }

    @Test func `there are three attempts`() {
        #expect([1, 2, 3, 4].map { wait(.connection, number: $0) != nil } == [true, true, false, false])
    }

    @Test func `waits are drawn from zero to a bound that doubles up to 2 s`() {
        var policy = policy
        policy.attempts = 10
        let bounds = (1...9).map { number in
            let attempt = FailedAttempt(fault: .connection, number: number, timeLeft: .seconds(10))
            return [0, 0.5, 1].map { policy.wait(after: attempt, random: $0).map { $0 / .milliseconds(1) } }
        }
        let longest: [Double] = [200, 400, 800, 1_600, 2_000, 2_000, 2_000, 2_000, 2_000]
        #expect(bounds == longest.map { [0, $0 / 2, $0] })
    }

    @Test func `a Retry-After is kept up to its limit, and a longer one ends the call`() {
        #expect(wait(.status(429, nil), retryAfter: .seconds(3)) == .seconds(3))
        #expect(wait(.status(503, nil), retryAfter: .zero) == .milliseconds(100))
        #expect(wait(.status(503, nil), retryAfter: .seconds(10), left: .seconds(20)) == .seconds(10))
        #expect(wait(.status(503, nil), retryAfter: .seconds(11), left: .seconds(20)) == nil)
    }

    @Test func `no wait outlasts the limit of time`() {
        #expect(wait(.connection, left: .milliseconds(100)) == nil)
        #expect(wait(.connection, left: .milliseconds(101)) == .milliseconds(100))
        #expect(wait(.connection, left: .zero, random: 0) == nil)
        #expect(wait(.status(429, nil), retryAfter: .seconds(5), left: .seconds(5)) == nil)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `whatever comes, waits stay within their bounds`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let base = Duration.milliseconds(Int.random(in: 0...500, using: &generator))
            let policy = NuthatchClient.RetryPolicy(
                attempts: .random(in: 1...10, using: &generator),
                base: base,
                cap: base + .milliseconds(Int.random(in: 0...5_000, using: &generator)),
                retryAfterLimit: .milliseconds(Int.random(in: 0...20_000, using: &generator))
            )
            let asked =
                Bool.random(using: &generator)
                ? Duration.milliseconds(Int.random(in: 0...30_000, using: &generator)) : nil
            let attempt = FailedAttempt(
                fault: .status(503, nil),
                number: .random(in: 1...100, using: &generator),
                retryAfter: asked,
                timeLeft: .milliseconds(Int.random(in: -100...10_000, using: &generator))
            )
            guard let wait = policy.wait(after: attempt, random: .random(in: 0..<1, using: &generator)) else {
                continue
            }
            #expect(wait >= asked ?? .zero)
            #expect(wait < attempt.timeLeft)
            #expect(wait <= max(policy.cap, asked ?? .zero))
            #expect(attempt.number < policy.attempts)
        }
    }

    @Test(
        arguments: [
            ("120", 120), (" 2 ", 2), ("2.5", 2.5), ("0", 0), ("99999999999", 31_622_400),
            ("Sat, 21 Nov 2026 10:00:30 GMT", 30), ("Saturday, 21-Nov-26 10:00:30 GMT", 30),
            ("Sat Nov 21 10:00:30 2026", 30), ("Sat, 21 Nov 2026 09:00:00 GMT", 0),
        ] as [(String, Double)]
    )
    func `a Retry-After is seconds, or a date in one of three forms`(header: String, seconds: Double) {
        let wait = RetryAfter.parse(header, date: Date(timeIntervalSince1970: 1_795_255_200))
        #expect(wait.map { $0 / .seconds(1) } == seconds)
    }

    @Test(arguments: ["", " ", "-5", "1e9", "soon", ".", ".5", "5.", "1.2.3", "Sat, 99 Nov 2026 10:00:30 GMT", "∞"])
    func `other text is no Retry-After`(header: String) {
        #expect(RetryAfter.parse(header, date: Date(timeIntervalSince1970: 1_795_255_200)) == nil)
    }
}
