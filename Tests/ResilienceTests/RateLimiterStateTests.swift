import RAGCore
import Resilience
import TestSupport
import Testing

struct RateLimiterStateTests {
    private let start = ContinuousClock.now

    private func limiter(
        requests: Int? = nil,
        tokens: Int? = nil,
        burst: Duration = .seconds(10),
        queue: Int = 1000
    ) throws -> RateLimiterState {
        RateLimiterState(
            try RateLimits(requestsPerMinute: requests, tokensPerMinute: tokens, burst: burst, queueLimit: queue),
            from: start
        )
    }

    /// When a call starts, in seconds since the start.
    private func offset(_ grant: RateGrant) -> Double { (grant.startsAt - start) / .seconds(1) }

    @Test func `after a rest ten seconds' worth goes at once, then one by one`() throws {
        var state = try limiter(requests: 60)
        let starts = try (0..<13).map { _ in offset(try state.reserve(tokens: 1, deadline: nil, at: start)) }
        #expect(starts == Array(repeating: 0, count: 10) + [1, 2, 3])
        #expect(offset(try state.reserve(tokens: 1, deadline: nil, at: start + .seconds(100))) == 100)
    }

    @Test func `without a burst calls go at an even pace`() throws {
        var state = try limiter(requests: 120, burst: .zero)
        let starts = try (0..<4).map { _ in offset(try state.reserve(tokens: 1, deadline: nil, at: start)) }
        #expect(starts == [0, 0.5, 1, 1.5])
    }

    @Test func `the scarcer of requests and tokens decides`() throws {
        var state = try limiter(requests: 60, tokens: 6000, burst: .zero)
        let tokens = [50, 300, 50, 10]
        let starts = try tokens.map { offset(try state.reserve(tokens: $0, deadline: nil, at: start)) }
        #expect(starts == [0, 1, 4, 5])
    }

    @Test func `a call larger than the burst goes once the bucket is full, and is paid for afterwards`() throws {
        var state = try limiter(tokens: 600)
        #expect(offset(try state.reserve(tokens: 600, deadline: nil, at: start)) == 0)
        #expect(offset(try state.reserve(tokens: 100, deadline: nil, at: start)) == 60)
    }

    @Test func `a call that asks for more than a minute has is refused at once`() throws {
        var state = try limiter(tokens: 600)
        let refusal = #expect(throws: ResilienceError.self) { try state.reserve(tokens: 601, deadline: nil, at: start) }
        #expect(
            refusal?.description == """
                The call may use 601 tokens; the limit of this upstream is 600 tokens a minute, so it can never start. Ask for \
                fewer output tokens, or send a shorter prompt.
                """
        )
        #expect(refusal?.retryAfter == nil)
    }

    @Test func `a wait that passes the deadline is refused with the wait, and takes nothing`() throws {
        var state = try limiter(requests: 6, burst: .zero)
        _ = try state.reserve(tokens: 1, deadline: nil, at: start)
        let soon = Deadline(.seconds(9.9), after: start)
        for _ in 0..<5 {
            let refusal = #expect(throws: ResilienceError.self) {
                try state.reserve(tokens: 1, deadline: soon, at: start)
            }
            #expect(refusal == .rateLimited(wait: .seconds(10)))
            #expect(refusal?.retryAfter == .seconds(10))
        }
        #expect(offset(try state.reserve(tokens: 1, deadline: Deadline(.seconds(10), after: start), at: start)) == 10)
    }

    @Test func `no more wait than the queue holds`() throws {
        var state = try limiter(requests: 60, burst: .zero, queue: 2)
        for expected in [0.0, 1, 2] {
            #expect(offset(try state.reserve(tokens: 1, deadline: nil, at: start)) == expected)
        }
        #expect(throws: ResilienceError.queueFull(limit: 2, wait: .seconds(3))) {
            try state.reserve(tokens: 1, deadline: nil, at: start)
        }
        #expect(offset(try state.reserve(tokens: 1, deadline: nil, at: start + .seconds(1))) == 3)
    }

    @Test func `a small call does not pass a large one that waits`() throws {
        var state = try limiter(requests: 600, tokens: 600, burst: .seconds(1))
        _ = try state.reserve(tokens: 600, deadline: nil, at: start)
        #expect(offset(try state.reserve(tokens: 10, deadline: nil, at: start)) == 60)
        #expect(offset(try state.reserve(tokens: 0, deadline: nil, at: start)) == 60)
    }

    @Test func `a cancelled call's allowance goes to those who come later`() throws {
        var state = try limiter(requests: 6, burst: .zero)
        let grants = try (0..<4).map { _ in try state.reserve(tokens: 1, deadline: nil, at: start) }
        #expect(grants.map(offset) == [0, 10, 20, 30])
        // One from the middle: those behind keep their instants, and nobody new goes before them.
        state.giveBack(grants[1])
        #expect(offset(try state.reserve(tokens: 1, deadline: nil, at: start + .seconds(1))) == 30)
        // All that wait: nothing is left to wait for.
        var other = try limiter(requests: 6, burst: .zero)
        let waiting = try (0..<4).map { _ in try other.reserve(tokens: 1, deadline: nil, at: start) }
        for grant in waiting.dropFirst().shuffled() { other.giveBack(grant) }
        #expect(offset(try other.reserve(tokens: 1, deadline: nil, at: start + .seconds(1))) == 10)
    }

    @Test func `the estimate is corrected both ways, and a false count does no more than a minute's harm`() throws {
        var state = try limiter(tokens: 600, burst: .zero)
        let grant = try state.reserve(tokens: 300, deadline: nil, at: start)
        state.settle(grant, usedTokens: 100, at: start)
        #expect(offset(try state.reserve(tokens: 0, deadline: nil, at: start)) == 10)
        state.settle(grant, usedTokens: 500, at: start)
        #expect(offset(try state.reserve(tokens: 0, deadline: nil, at: start)) == 30)
        state.settle(grant, usedTokens: .max, at: start)
        #expect(offset(try state.reserve(tokens: 0, deadline: nil, at: start)) == 90)
        state.settle(grant, usedTokens: .min, at: start)
        #expect(offset(try state.reserve(tokens: 0, deadline: nil, at: start + .seconds(60))) == 90)
    }

    @Test func `a negative estimate is none, and earns nothing`() throws {
        var state = try limiter(tokens: 600, burst: .zero)
        let grant = try state.reserve(tokens: .min, deadline: nil, at: start)
        #expect(offset(try state.reserve(tokens: 100, deadline: nil, at: start)) == 0)
        #expect(offset(try state.reserve(tokens: 0, deadline: nil, at: start)) == 10)
        state.settle(grant, usedTokens: 100, at: start)
        #expect(offset(try state.reserve(tokens: 0, deadline: nil, at: start)) == 20)
    }

    @Test func `what was given back is worth no more than a full burst`() throws {
        var state = try limiter(tokens: 600)
        let grant = try state.reserve(tokens: 600, deadline: nil, at: start)
        state.settle(grant, usedTokens: 0, at: start)
        state.settle(grant, usedTokens: 0, at: start)
        let starts = try (0..<3).map { _ in offset(try state.reserve(tokens: 100, deadline: nil, at: start)) }
        #expect(starts == [0, 10, 20])
    }

    @Test func `in any minute no more goes than the allowance, the burst and one call, in the order of asking`() throws
    {
        for seed: UInt64 in 1...40 {
            var generator = SeededGenerator(seed: seed)
            let (requests, tokens) = (30, 3000)
            var state = try limiter(requests: requests, tokens: tokens)
            var now = start
            var going: [RateGrant] = []
            var orders: [ContinuousClock.Instant] = []
            for _ in 0..<400 {
                now += .milliseconds(Int.random(in: 0...4000, using: &generator))
                let count = Int.random(in: 0...400, using: &generator)
                let deadline = Deadline(.seconds(Int.random(in: 0...40, using: &generator)), after: now)
                guard let grant = try? state.reserve(tokens: count, deadline: deadline, at: now) else { continue }
                #expect(grant.startsAt >= now && grant.startsAt <= deadline.instant)
                orders.append(grant.startsAt)
                if grant.startsAt > now, Int.random(in: 0..<4, using: &generator) == 0 {
                    state.giveBack(grant)
                    orders.removeLast()
                } else {
                    going.append(grant)
                }
            }
            #expect(orders == orders.sorted(), "seed \(seed)")
            #expect(going.count > 150)
            for first in going.indices {
                let minute = going[first...].prefix { $0.startsAt < going[first].startsAt + .seconds(60) }
                #expect(minute.count <= requests + requests / 6 + 1, "seed \(seed)")
                #expect(minute.reduce(0) { $0 + $1.tokens } <= tokens + tokens / 6 + 400, "seed \(seed)")
            }
        }
    }

    @Test func `wrong settings are refused`() {
        #expect(throws: ResilienceError.self) { try RateLimits(requestsPerMinute: 0) }
        #expect(throws: ResilienceError.self) { try RateLimits(tokensPerMinute: -1) }
        #expect(throws: ResilienceError.self) { try RateLimits(burst: .seconds(61)) }
        #expect(throws: ResilienceError.self) { try RateLimits(queueLimit: -1) }
        #expect(RateLimits.none.isNone)
    }
}
