import RAGCore
import Resilience
import TestSupport
import Testing

struct RateGateTests {
    /// A gate whose time is seconds since its start.
    private struct Gate {
        var state: RateGateState
        var generator = SeededGenerator(seed: 1)
        let start = ContinuousClock.now

        init(jitter: Double = 0) throws {
            state = RateGateState(
                try RateGateSettings(backoff: Backoff(base: .seconds(1), limit: .seconds(30), jitter: jitter))
            )
        }

        mutating func close(at seconds: Double, sentAt: Double, retryAfter: Duration? = nil) {
            state.close(
                at: start + .seconds(seconds),
                sentAt: start + .seconds(sentAt),
                retryAfter: retryAfter,
                using: &generator
            )
        }

        mutating func succeed(sentAt seconds: Double) { state.succeed(sentAt: start + .seconds(seconds)) }

        func wait(at seconds: Double) -> Double? { state.wait(at: start + .seconds(seconds)).map { $0 / .seconds(1) } }
    }

    @Test func `it closes for one second, twice as long with each 429 in a row, and at most 30`() throws {
        var gate = try Gate()
        #expect(gate.wait(at: 0) == nil)
        var now = 1.0
        for wait in [1.0, 2, 4, 8, 16, 30, 30] {
            gate.close(at: now, sentAt: now - 0.25)
            #expect(gate.wait(at: now) == wait)
            #expect(gate.wait(at: now + wait - 0.5) == 0.5)
            #expect(gate.wait(at: now + wait) == nil)
            now += wait + 1
        }
    }

    @Test func `jitter takes off up to a half`() throws {
        var waits: [Double] = []
        var gate = try Gate(jitter: 0.5)
        for call in 0..<200 {
            let now = Double(call * 100)
            gate.close(at: now + 1, sentAt: now)
            waits.append(try #require(gate.wait(at: now + 1)))
            gate.succeed(sentAt: now + 50)
        }
        #expect(waits.allSatisfy { $0 > 0.5 && $0 <= 1 })
        #expect((waits.min() ?? 1) < 0.55 && (waits.max() ?? 0) > 0.95)
    }

    @Test(arguments: [(2.5, 2.5), (30, 30), (1e9, 30), (0, 1), (-5, 1)])
    func `it closes until Retry-After, up to 30 seconds; zero or less says nothing`(asked: Double, wait: Double) throws
    {
        var gate = try Gate()
        gate.close(at: 1, sentAt: 0, retryAfter: .seconds(asked))
        #expect(gate.wait(at: 1) == wait)
    }

    @Test func `many 429 of calls under way close it once`() throws {
        var gate = try Gate()
        for _ in 0..<50 { gate.close(at: 1, sentAt: 0) }
        #expect(gate.wait(at: 1) == 1)
        // Also one that comes after the gate has opened by time.
        gate.close(at: 5, sentAt: 0.5)
        #expect(gate.wait(at: 5) == nil)
        gate.close(at: 6, sentAt: 5.5)
        #expect(gate.wait(at: 6) == 2)
    }

    @Test func `a late 429 may ask for longer, and never for less`() throws {
        var gate = try Gate()
        gate.close(at: 1, sentAt: 0, retryAfter: .seconds(5))
        gate.close(at: 2, sentAt: 0, retryAfter: .seconds(1))
        #expect(gate.wait(at: 2) == 4)
        gate.close(at: 2, sentAt: 0, retryAfter: .seconds(20))
        #expect(gate.wait(at: 2) == 20)
    }

    @Test func `a success opens it fully, unless it was sent before it closed`() throws {
        var gate = try Gate()
        gate.close(at: 1, sentAt: 0)
        gate.close(at: 3, sentAt: 2.5, retryAfter: .seconds(10))
        gate.succeed(sentAt: 2.9)
        #expect(gate.wait(at: 4) == 9)
        gate.succeed(sentAt: 13)
        #expect(gate.wait(at: 13) == nil)
        gate.close(at: 14, sentAt: 13.5)
        #expect(gate.wait(at: 14) == 1)
    }

    @Test func `wrong settings are refused`() {
        #expect(throws: ResilienceError.self) { try RateGateSettings(retryAfterLimit: .seconds(-1)) }
        #expect(throws: ResilienceError.self) {
            try RateGateSettings(backoff: Backoff(base: .zero, limit: .seconds(1), jitter: 0))
        }
    }

    @Test func `callers share one gate`() {
        let start = ContinuousClock.now
        let gate = RateGate(generator: SeededGenerator(seed: 1))
        gate.close(at: start + .seconds(1), sentAt: start, retryAfter: .seconds(3))
        #expect(gate.wait(at: start + .seconds(2)) == .seconds(2))
        gate.succeed(sentAt: start + .seconds(2))
        #expect(gate.wait(at: start + .seconds(2)) == nil)
    }
}
