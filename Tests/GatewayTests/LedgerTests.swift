import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// One line for each request, whatever becomes of it, and the bill once.
@Suite(.timeLimit(.minutes(1))) struct LedgerTests {
    private static let bill = Money(picodollars: 22_400_000)

    private func completion(input: Int, cached: Int, output: Int) -> String {
        Shop.completion().replacing(
            #""usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}"#,
            with: """
                "usage":{"prompt_tokens":\(input),"completion_tokens":\(output),"total_tokens":\(input + output),\
                "prompt_tokens_details":{"cached_tokens":\(cached)}}
                """
        )
    }

    /// In the configuration, so that the figures below stay what they are.
    private static let prices = """
        models:
          gpt-4.1: {price: {input: 2.00, cached_input: 0.50, output: 8.00, as_of: 2026-11-01}}
          deepseek-v3.2: {price: {input: 0.28, cached_input: 0.028, output: 0.42, as_of: 2026-11-01}}

        """

    @Test(arguments: [
        ("gpt-4.1", 1_000, 0, 300, 4_400_000_000),
        ("gpt-4.1", 1_000, 600, 300, 3_500_000_000),
        ("gpt-4.1", 1_000, 1_000, 0, 500_000_000),
        ("gpt-4.1", 0, 0, 0, 0),
        ("gpt-4.1", 1, 0, 1, 10_000_000),
        ("deepseek-v3.2", 1_000, 0, 300, 406_000_000),
        ("deepseek-v3.2", 1_000, 600, 300, 254_800_000),
        ("deepseek-v3.2", 1_000_000, 0, 1_000_000, 700_000_000_000),
    ])
    func `a call costs what its tokens cost`(model: String, input: Int, cached: Int, output: Int, cost: Int64)
        async throws
    {
        let shop = try Shop(Self.prices)
        let caller = shop.ask(try Shop.call(model: model))
        await shop.upstream.call(1).answer(completion(input: input, cached: cached, output: output))
        #expect(try await caller.value.info.cost == Money(picodollars: cost))
        #expect(shop.ledger.lines.map(\.cost) == [Money(picodollars: cost)])
    }

    @Test(arguments: [false, true])
    func `without a usage the cost is unknown, never zero, and warned of`(isStream: Bool) async throws {
        let shop = try Shop()
        if isStream {
            let opening = try shop.open()
            await shop.upstream.call(1).answer(Shop.event("a", finish: "stop") + Shop.done)
            _ = try await opening.value.frames()
        } else {
            let body = #"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#
            #expect(try await shop.answered("Where?", body).info.cost == nil)
        }
        #expect(shop.ledger.lines.map(\.cost) == [nil])
        #expect(shop.ledger.lines.map(\.usage) == [nil])
        #expect(shop.log.lines.filter { $0.hasPrefix("warning") }.count == 1)
    }

    @Test func `a model without a price costs what is not known`() async throws {
        let shop = try Shop("models: {my-model: {}}")
        let caller = shop.ask(try Shop.call(model: "my-model"))
        await shop.upstream.call(1).answer(Shop.completion())
        let reply = try await caller.value
        #expect(reply.info.cost == nil)
        #expect(reply.info.usage == TokenUsage(input: 100, output: 20))
        #expect(shop.log.lines.contains { $0.hasPrefix("warning the model has no price") })
    }

    @Test func `every request has a line, and only one`() async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}"))
        let sharing = shop.ask(2, try Shop.call(tenant: "t"))
        await shop.untilWaiting(2)
        let cancelled = shop.ask(try Shop.call(tenant: "t"))
        await shop.untilWaiting(3)
        cancelled.cancel()
        _ = await cancelled.result
        await shop.upstream.call(1).answer(Shop.completion())
        for caller in sharing { _ = try await caller.value }
        _ = try await shop.gateway.chat(Shop.call(tenant: "t"))
        let failing = try shop.ask("Fails?")
        await shop.upstream.call(2).answer("", status: 500)
        _ = await failing.result
        await #expect(throws: GatewayError.self) { try await shop.gateway.chat(Shop.call(model: "no-such")) }
        let off = shop.ask(try Shop.call(cache: .off))
        await shop.upstream.call(3).answer(Shop.completion())
        _ = try await off.value
        let lines = shop.ledger.lines.map { line in
            [
                line.failure ?? "answered", line.cache.rawValue, line.cost.map { "\($0.picodollars)" } ?? "?",
                "\(line.attempts)",
            ]
        }
        let bill = "\(Self.bill.picodollars)"
        #expect(lines.count == 7)
        #expect(lines[0] == ["cancelled", "coalesced", "0", "0"])
        #expect(
            Set(lines[1...2]) == [["answered", "miss", bill, "1"], ["answered", "coalesced", "0", "0"]]
        )
        #expect(lines[3] == ["answered", "hit", "0", "0"])
        #expect(lines[4] == ["upstream_error", "miss", "?", "1"])
        #expect(lines[5] == ["model_not_found", "off", "?", "0"])
        #expect(lines[6] == ["answered", "off", bill, "1"])
        #expect(shop.ledger.lines.prefix(4).allSatisfy { $0.tenant == "t" })
        #expect(shop.ledger.lines[5].requestedModel == "no-such")
    }

    @Test func `the bill goes to the next who stays, where the first one left`() async throws {
        let shop = try Shop()
        var callers: [Task<ChatReply, any Error>] = []
        for count in 1...4 {
            callers.append(try shop.ask())
            await shop.untilWaiting(count)
        }
        callers[0].cancel()
        callers[2].cancel()
        _ = await (callers[0].result, callers[2].result)
        await shop.upstream.call(1).answer(Shop.completion())
        #expect(try await callers[1].value.info.cost == Self.bill)
        #expect(try await callers[3].value.info.cost == .zero)
        #expect(shop.ledger.lines.compactMap(\.cost).reduce(.zero, +) == Self.bill)
        #expect(shop.ledger.lines.map(\.attempts).reduce(0, +) == 1)
    }

    @Test func `a payer who leaves after the end pays what it was`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        await shop.upstream.call(1).answer(Shop.answer)
        let stream = try await opening.value
        await shop.untilIdle()
        _ = try await stream.next()
        stream.cancel()
        let line = try #require(shop.ledger.lines.first)
        #expect(line.failure == "cancelled")
        #expect(line.cost == Self.bill)
        #expect(line.usage == TokenUsage(input: 100, output: 20))
        #expect(line.upstream == "shop")
    }

    @Test func `a cached stream that is left half-way cost nothing`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        await shop.upstream.call(1).answer(Shop.answer)
        _ = try await opening.value.frames()
        let replay = try await shop.gateway.stream(Shop.call())
        _ = try await replay.next()
        replay.cancel()
        let line = try #require(shop.ledger.lines.last)
        #expect(line.failure == "cancelled")
        #expect(line.cache == .hit)
        #expect(line.cost == .zero)
    }

    @Test func `retries are counted with the one who pays, and a failed call's cost is unknown`() async throws {
        let shop = try Shop()
        let callers = shop.ask(3, try Shop.call())
        await shop.untilWaiting(3)
        await shop.upstream.call(1).answer("", status: 500)
        await shop.time.untilSleeping(2)
        shop.time.advance(by: .milliseconds(200))
        await shop.upstream.call(2).answer("", status: 500)
        for caller in callers { #expect(await caller.code == "upstream_error") }
        #expect(shop.ledger.lines.map(\.attempts).sorted() == [0, 0, 2])
        #expect(shop.ledger.lines.first { $0.attempts == 2 }?.cost == nil)
    }

    @Test func `latency and first token are of the request, not of the call`() async throws {
        let shop = try Shop()
        let first = try shop.open()
        let call = await shop.upstream.call(1)
        shop.time.advance(by: .seconds(2))
        call.begin()
        call.send(Shop.event("On its"))
        let leader = try await first.value
        _ = try await leader.next()
        let follower = try await shop.gateway.stream(Shop.call())
        shop.time.advance(by: .seconds(3))
        call.send(Shop.event(" way.", finish: "stop") + Shop.done)
        _ = try await (leader.frames(), follower.frames())
        #expect(leader.info?.firstToken == .seconds(2))
        #expect(leader.info?.latency == .seconds(5))
        #expect(follower.info?.firstToken == .zero)
        #expect(follower.info?.latency == .seconds(3))
        #expect(shop.ledger.lines.map(\.date).allSatisfy { $0 < shop.time.date })
    }
}
