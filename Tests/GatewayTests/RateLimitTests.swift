import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Our own limits on what an upstream is asked.
@Suite(.timeLimit(.minutes(1))) struct RateLimitTests {
    /// One call every ten seconds.
    private static let sixPerMinute = Shop.one("limits: {requests_per_minute: 6}")

    @Test func `calls beyond the limit wait, and go in their order`() async throws {
        let shop = try Shop(Self.sixPerMinute)
        try await shop.answered("first")
        var callers: [Task<ChatReply, any Error>] = []
        for number in 0..<4 {
            callers.append(try shop.ask("number \(number)"))
            // The wheel, and those who wait.
            await shop.time.untilSleeping(number + 2)
        }
        for (number, caller) in callers.enumerated() {
            #expect(shop.upstream.count == number + 1)
            shop.time.advance(by: .seconds(10))
            let call = await shop.upstream.call(number + 2)
            #expect(call.body.contains("number \(number)"))
            call.answer(Shop.completion())
            #expect(try await caller.value.info.latency == .seconds(10 * (number + 1)))
        }
    }

    @Test func `a wait that does not fit is refused at once, with its length`() async throws {
        let shop = try Shop(Self.sixPerMinute)
        try await shop.answered("first")
        let call = try Shop.call(patience: .seconds(9))
        let error = await #expect(throws: GatewayError.self) { try await shop.gateway.chat(call) }
        #expect(error == .limitReached(upstream: "shop", retryAfter: .seconds(10)))
        #expect(error?.status == 429)
        #expect(shop.upstream.count == 1)
    }

    @Test func `who leaves the queue leaves its place`() async throws {
        let shop = try Shop(Self.sixPerMinute)
        try await shop.answered("first")
        let leaving = try shop.ask("leaving")
        await shop.time.untilSleeping(2)
        leaving.cancel()
        #expect(await leaving.code == "cancelled")
        await shop.untilIdle()
        let next = shop.ask(try Shop.call("next", patience: .seconds(11)))
        await shop.time.untilSleeping(2)
        shop.time.advance(by: .seconds(10))
        await shop.upstream.call(2).answer(Shop.completion())
        _ = try await next.value
    }

    @Test func `a call larger than a minute's tokens is refused, unless another upstream has no such limit`()
        async throws
    {
        let shop = try Shop(Shop.one("limits: {tokens_per_minute: 1000}"))
        let large = try Shop.call(more: #","max_tokens":5000"#)
        let error = await #expect(throws: GatewayError.self) { try await shop.gateway.chat(large) }
        #expect(error?.code == "invalid_request")
        let two = try Shop(
            """
            upstreams:
              - {name: first, base_url: "https://first.example/v1", keyless: true, limits: {tokens_per_minute: 1000}}
              - {name: second, base_url: "https://second.example/v1", keyless: true, priority: 2}

            """
        )
        let caller = two.ask(large)
        await two.upstream.call(1).answer(Shop.completion())
        #expect(try await caller.value.info.upstream == "second")
    }

    @Test func `where another upstream is free, nobody waits for the limit of the first`() async throws {
        let shop = try Shop(
            """
            upstreams:
              - {name: first, base_url: "https://first.example/v1", keyless: true, limits: {requests_per_minute: 6}}
              - {name: second, base_url: "https://second.example/v1", keyless: true, priority: 2}

            """
        )
        for (number, name) in ["first", "second", "second"].enumerated() {
            let reply = try await shop.answered("\(number)")
            #expect(reply.info.upstream == name)
            #expect(reply.info.attempts == 1)
        }
    }

    @Test func `the tokens of the answer settle what was estimated`() async throws {
        let shop = try Shop(Shop.one("limits: {tokens_per_minute: 60000}"))
        // Ten thousand may go at once. Estimated at half of that, each takes but 120: ten go without a wait, where two could.
        for number in 0..<10 {
            let caller = shop.ask(try Shop.call("\(number)", more: #","max_tokens":4900"#))
            await shop.upstream.call(number + 1).answer(Shop.completion())
            #expect(try await caller.value.info.latency == .zero)
        }
    }

    @Test func `calls that a breaker refuses take nothing of the limit`() async throws {
        let shop = try Shop(
            Shop.one("limits: {requests_per_minute: 60}, retry: {attempts: 1}, breaker: {failures: 1, plain: true}")
        )
        let failing = try shop.ask()
        await shop.upstream.call(1).answer("", status: 500)
        _ = await failing.result
        // Ten may go at once: more than that are refused by the breaker, not by the limit.
        for number in 0..<30 {
            let caller = shop.ask(try Shop.call("\(number)", patience: .milliseconds(500)))
            #expect(await caller.code == "upstream_unavailable")
        }
    }

    @Test func `cached and shared answers take nothing of the limit`() async throws {
        let shop = try Shop(Self.sixPerMinute)
        let callers = shop.ask(50, try Shop.call())
        await shop.upstream.call(1).answer(Shop.completion())
        for caller in callers { _ = try await caller.value }
        for _ in 0..<50 { _ = try await shop.gateway.chat(Shop.call()) }
        #expect(shop.upstream.count == 1)
    }
}
