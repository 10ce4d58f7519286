import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// A sick upstream is spared.
@Suite(.timeLimit(.minutes(1))) struct BreakerTests {
    /// Two failures open it for 10 s; then one success of one probe closes it.
    private static let plain = Shop.one("retry: {attempts: 1}, breaker: {failures: 2, rest: 10, plain: true}")

    private func broken(_ yaml: String = plain) async throws -> Shop {
        let shop = try Shop(yaml)
        for number in 0..<2 {
            let caller = try shop.ask("Failure \(number)")
            await shop.upstream.call(number + 1).answer("", status: 500)
            #expect(await caller.code == "upstream_error")
        }
        return shop
    }

    @Test func `an open breaker refuses at once, says when to come again, and sends nothing`() async throws {
        let shop = try await broken()
        for _ in 0..<50 {
            let error = await #expect(throws: GatewayError.self) { try await shop.gateway.chat(Shop.call()) }
            #expect(error == .breakerOpen(upstream: "shop", model: "deepseek-v3.2", retryAfter: .seconds(10)))
            #expect(error?.status == 503)
        }
        #expect(shop.upstream.count == 2)
        // Another model is another matter.
        let other = shop.ask(try Shop.call(model: "gpt-4.1"))
        await shop.upstream.call(3).answer(Shop.completion())
        _ = try await other.value
    }

    @Test func `after its rest a probe goes, alone, and closes it`() async throws {
        let shop = try await broken()
        shop.time.advance(by: .seconds(10))
        let probe = try shop.ask("probe")
        let call = await shop.upstream.call(3)
        #expect(await (try shop.ask("too early")).code == "upstream_unavailable")
        call.answer(Shop.completion())
        _ = try await probe.value
        #expect(try await shop.answered("again").info.cache == .miss)
        #expect(shop.log.lines.filter { $0.contains("the breaker changed") }.count == 3)
    }

    @Test func `a probe that fails opens it again`() async throws {
        let shop = try await broken()
        shop.time.advance(by: .seconds(10))
        let probe = try shop.ask("probe")
        await shop.upstream.call(3).answer("", status: 500)
        #expect(await probe.code == "upstream_error")
        #expect(await (try shop.ask("again")).code == "upstream_unavailable")
    }

    @Test(arguments: UInt64(0)..<60)
    func `a probe that is cancelled at any point gives its permit back`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let shop = try await broken()
        // Half-open, probes are few in a time: so each gets a period of its own.
        for _ in 0..<5 {
            shop.time.advance(by: .seconds(10))
            let before = shop.upstream.count
            let isStream = Bool.random(using: &generator)
            let probe = Task {
                guard isStream else { return _ = try await shop.gateway.chat(Shop.call("probe")) }
                _ = try await shop.gateway.stream(Shop.call("probe")).frames()
            }
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: for _ in 0..<Int.random(in: 0..<12, using: &generator) { await Task.yield() }
            case 1: _ = await shop.upstream.call(before + 1)
            case 2: await shop.upstream.call(before + 1).begin()
            default:
                let call = await shop.upstream.call(before + 1)
                call.begin()
                call.send(isStream ? Shop.event("On its") : "{")
            }
            probe.cancel()
            #expect(await probe.code == "cancelled")
            await shop.untilIdle()
        }
        shop.time.advance(by: .seconds(10))
        #expect(try await shop.answered("Are you well?").info.cache == .miss, "seed \(seed)")
    }

    @Test(arguments: [400, 401, 402, 403, 404, 422, 429])
    func `what is not the upstream's sickness never opens it`(status: Int) async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}, breaker: {failures: 1, plain: true}"))
        shop.upstream.always { $0.answer("", status: status) }
        for number in 0..<5 {
            #expect(await (try shop.ask("\(number)")).code != "upstream_unavailable")
            // A 429 closes a gate of its own, which opens again.
            shop.time.advance(by: .seconds(31))
        }
        #expect(shop.upstream.count == 5)
    }

    @Test(arguments: [
        TransportError.connectionRefused, .connectTimeout, .firstByteTimeout, .connectionLost(afterHead: true),
        .tls("x"), .malformedResponse("x"), .bodyTooLarge(limit: 1), .silenceTimeout,
    ])
    func `faults of the connection and of the answer open it`(error: TransportError) async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}, breaker: {failures: 1, plain: true}"))
        let caller = try shop.ask()
        await shop.upstream.call(1).fail(error)
        _ = await caller.result
        #expect(await (try shop.ask("again")).code == "upstream_unavailable")
    }

    @Test(arguments: [TransportError.overloaded(limit: 1), .closed, .badRequest("x")])
    func `faults of our own do not`(error: TransportError) async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}, breaker: {failures: 1, plain: true}"))
        let caller = try shop.ask()
        await shop.upstream.call(1).fail(error)
        _ = await caller.result
        #expect(try await shop.answered("again").info.cache == .miss)
    }

    @Test func `callers who leave, or whose time is up, say nothing of the upstream`() async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}, breaker: {failures: 1, plain: true}"))
        let hasty = shop.ask(try Shop.call(patience: .seconds(1)))
        let call = await shop.upstream.call(1)
        await shop.time.untilSleeping()
        shop.time.advance(by: .seconds(1) + DeadlineWheel.tick)
        #expect(await hasty.code == "deadline_exceeded")
        await call.untilClosed()
        await shop.untilIdle()
        #expect(try await shop.answered("again").info.cache == .miss)
    }

    @Test func `a stream counts at its end`() async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}, breaker: {failures: 1, plain: true}"))
        let (stream, call) = try await shop.begun()
        #expect(try await shop.answered("in the meantime").info.cache == .miss)
        call.fail(.connectionLost(afterHead: true))
        await #expect(throws: GatewayError.self) { try await stream.frames() }
        #expect(await (try shop.ask("again")).code == "upstream_unavailable")
    }

    @Test func `cached answers and other upstreams go on while one is spared`() async throws {
        let shop = try Shop(Shop.two(more: ", retry: {attempts: 1}, breaker: {failures: 1, plain: true}"))
        try await shop.answered("kept")
        let caller = try shop.ask("one")
        await shop.upstream.call(2).answer("", status: 500)
        await shop.upstream.call(3).answer(Shop.completion())
        _ = try await caller.value
        for number in 4...8 {
            let caller = try shop.ask("\(number)")
            await shop.upstream.call(number).answer(Shop.completion())
            #expect(try await caller.value.info.upstream == "second")
        }
        #expect(try await shop.gateway.chat(Shop.call("kept")).info.cache == .hit)
    }
}
