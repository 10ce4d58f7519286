import RAGCore
import Resilience
import TestSupport
import Testing

struct RateLimiterTests {
    @Test func `callers wait in order, each until its instant`() async throws {
        let time = ManualTime()
        let limiter = RateLimiter(try RateLimits(requestsPerMinute: 60, burst: .zero), time: time)
        let order = Notes<Int>()
        _ = try await limiter.acquire(tokens: 1)
        try await withThrowingTaskGroup { group in
            for caller in 1...4 {
                group.addTask {
                    _ = try await limiter.acquire(tokens: 1)
                    order.add(caller)
                }
                await time.untilSleeping(caller)
            }
            for caller in 1...4 {
                time.advance(by: .milliseconds(999))
                #expect(order.values.count == caller - 1)
                time.advance(by: .milliseconds(1))
                try await group.next()
            }
        }
        #expect(order.values == [1, 2, 3, 4])
    }

    @Test func `a cancelled caller stops waiting at once and takes nothing`() async throws {
        let time = ManualTime()
        let limiter = RateLimiter(try RateLimits(requestsPerMinute: 6, burst: .zero), time: time)
        _ = try await limiter.acquire(tokens: 1)
        let waiting = Task { try await limiter.acquire(tokens: 1) }
        await time.untilSleeping()
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        time.advance(by: .seconds(10))
        let deadline = Deadline(time.now)
        _ = try await limiter.acquire(tokens: 1, deadline: deadline)
        await #expect(throws: ResilienceError.rateLimited(wait: .seconds(10))) {
            try await limiter.acquire(tokens: 1, deadline: deadline)
        }
    }

    @Test func `a call given back or corrected makes room`() async throws {
        let time = ManualTime()
        let limiter = RateLimiter(try RateLimits(tokensPerMinute: 600, burst: .zero), time: time)
        let now = Deadline(time.now)
        limiter.giveBack(try await limiter.acquire(tokens: 600, deadline: now))
        limiter.settle(try await limiter.acquire(tokens: 600, deadline: now), usedTokens: 0)
        let grant = try await limiter.acquire(tokens: 100, deadline: now)
        limiter.settle(grant, usedTokens: 200)
        await #expect(throws: ResilienceError.rateLimited(wait: .seconds(20))) {
            try await limiter.acquire(tokens: 100, deadline: now)
        }
    }

    @Test func `without limits nobody waits`() async throws {
        let limiter = RateLimiter(.none, time: ManualTime())
        for _ in 0..<10_000 {
            let grant = try await limiter.acquire(tokens: .max, deadline: nil)
            limiter.settle(grant, usedTokens: .max)
            limiter.giveBack(grant)
        }
    }

    @Test func `a thousand callers at once get no more than the limit`() async throws {
        let time = ManualTime()
        let limiter = RateLimiter(try RateLimits(requestsPerMinute: 600), time: time)
        let deadline = Deadline(time.now)
        let admitted = await withTaskGroup { group in
            for _ in 0..<1000 {
                group.addTask { (try? await limiter.acquire(tokens: 1, deadline: deadline)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 100)
    }
}
