import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// When requests share a call, and when not.
@Suite(.timeLimit(.minutes(1))) struct CoalescingRulesTests {
    @Test func `equal requests in flight share one call, and one of them pays`() async throws {
        let shop = try Shop()
        let callers = shop.ask(20, try Shop.call())
        await shop.untilWaiting(20)
        await shop.upstream.call(1).answer(Shop.completion())
        var replies: [ChatReply] = []
        for caller in callers { replies.append(try await caller.value) }
        #expect(shop.upstream.count == 1)
        #expect(Set(replies.map(\.body)).count == 1)
        #expect(shop.ledger.lines.count == 20)
        #expect(shop.ledger.lines.filter { $0.cache == .miss }.map(\.cost) == [Money(picodollars: 22_400_000)])
        #expect(shop.ledger.lines.filter { $0.cache == .coalesced }.map(\.cost) == Array(repeating: .zero, count: 19))
        #expect(shop.ledger.lines.map(\.attempts).reduce(0, +) == 1)
    }

    @Test func `the call outlives its leader, and ends with the last who waits`() async throws {
        let shop = try Shop()
        let callers = shop.ask(3, try Shop.call())
        await shop.untilWaiting(3)
        let call = await shop.upstream.call(1)
        callers[0].cancel()
        callers[1].cancel()
        #expect(await callers[0].code == "cancelled")
        #expect(await callers[1].code == "cancelled")
        #expect(!call.isClosed)
        callers[2].cancel()
        #expect(await callers[2].code == "cancelled")
        await call.untilClosed()
        await shop.untilIdle()
        #expect(shop.gateway.waitingCount == 0)
    }

    @Test func `a deadline that runs out touches nobody else`() async throws {
        let shop = try Shop()
        let hasty = shop.ask(try Shop.call(patience: .seconds(2)))
        await shop.untilWaiting(1)
        let patient = shop.ask(try Shop.call())
        await shop.untilWaiting(2)
        let call = await shop.upstream.call(1)
        // No limit of the call is the deadline of one who waits.
        #expect(call.request.limits.total == .seconds(120))
        await shop.time.untilSleeping()
        shop.time.advance(by: .seconds(2) + DeadlineWheel.tick)
        #expect(await hasty.code == "deadline_exceeded")
        call.answer(Shop.completion())
        #expect(try await patient.value.text == "On its way.")
        #expect(shop.upstream.count == 1)
    }

    @Test func `an error goes to those who wait, and a hundred who try again at once make one fresh call`() async throws
    {
        let shop = try Shop(Shop.one("retry: {attempts: 1}"))
        let callers = (0..<100).map { _ in
            Task {
                do {
                    return try await shop.gateway.chat(Shop.call())
                } catch {
                    #expect(error as? GatewayError == .upstreamFailed(upstream: "shop", status: 500, message: "no"))
                    return try await shop.gateway.chat(Shop.call())
                }
            }
        }
        await shop.untilWaiting(100)
        await shop.upstream.call(1).answer(#"{"error":{"message":"no"}}"#, status: 500)
        let second = await shop.upstream.call(2)
        await shop.untilWaiting(100)
        second.answer(Shop.completion())
        for caller in callers { #expect(try await caller.value.text == "On its way.") }
        #expect(shop.upstream.count == 2)
        #expect(shop.ledger.lines.filter { $0.failure == nil }.count == 100)
        #expect(shop.ledger.lines.filter { $0.failure == "upstream_error" }.count == 100)
    }

    @Test(arguments: ["no-cache", "no-store"])
    func `who takes no cached answer shares no call`(directive: String) async throws {
        let shop = try Shop()
        let call = try Shop.call(cache: CacheControl(header: directive))
        let callers = shop.ask(3, call)
        for number in 1...3 { await shop.upstream.call(number).answer(Shop.completion("\(number)")) }
        var texts: Set<String> = []
        for caller in callers { texts.insert(try await caller.value.text) }
        #expect(texts == ["1", "2", "3"])
    }

    @Test(arguments: [
        #","tools":[{"type":"function","function":{"name":"cancel_order"}}]"#,
        #","functions":[{"name":"cancel_order"}]"#,
    ])
    func `requests with tools share no call, and their answers are not kept`(tools: String) async throws {
        let shop = try Shop()
        let callers = shop.ask(2, try Shop.call(more: tools))
        for number in 1...2 { await shop.upstream.call(number).answer(Shop.completion()) }
        for caller in callers { #expect(try await caller.value.info.cache == .off) }
        let again = shop.ask(try Shop.call(more: tools))
        await shop.upstream.call(3).answer(Shop.completion())
        _ = try await again.value
    }

    @Test(arguments: ["gateway: {coalescing: {enabled: false}}", "models: {deepseek-v3.2: {coalesce: false}}"])
    func `sharing can be switched off, and one call can be kept apart`(yaml: String) async throws {
        let shop = try Shop(yaml)
        let callers = shop.ask(2, try Shop.call())
        _ = await shop.upstream.call(2)
        #expect(shop.gateway.flightCount == 0)
        for caller in callers { caller.cancel() }
        let other = try Shop()
        var apart = try Shop.call()
        apart.coalesces = false
        let own = other.ask(apart)
        _ = await other.upstream.call(1)
        let shared = try other.ask()
        _ = await other.upstream.call(2)
        own.cancel()
        shared.cancel()
    }

    @Test func `the plain and the streamed form of a question are two calls`() async throws {
        let shop = try Shop()
        let plain = try shop.ask()
        let first = await shop.upstream.call(1)
        let streamed = try shop.open()
        let second = await shop.upstream.call(2)
        first.answer(Shop.completion("plain"))
        second.answer(Shop.answer)
        #expect(try await plain.value.text == "plain")
        #expect(try await streamed.value.texts().joined() == "On its way.")
    }

    @Test func `a follower waits so long, and then calls on its own`() async throws {
        let shop = try Shop("gateway: {coalescing: {follower_wait: 5}}")
        let leader = try shop.ask()
        await shop.untilWaiting(1)
        let follower = try shop.ask()
        await shop.untilWaiting(2)
        let call = await shop.upstream.call(1)
        await shop.time.untilSleeping()
        shop.time.advance(by: .seconds(4))
        await shop.time.untilSleeping()
        #expect(shop.upstream.count == 1)
        shop.time.advance(by: .seconds(1) + DeadlineWheel.tick)
        await shop.upstream.call(2).answer(Shop.completion("own"))
        let own = try await follower.value
        #expect(try own.text == "own")
        #expect(own.info.cost == Money(picodollars: 22_400_000))
        call.answer(Shop.completion("late"))
        #expect(try await leader.value.text == "late")
        #expect(shop.ledger.lines.count == 2)
    }

    @Test func `who leads looks into the cache once more`() async throws {
        let shop = try Shop("gateway: {coalescing: {follower_wait: 5}}")
        let leader = try shop.ask()
        await shop.untilWaiting(1)
        let follower = try shop.ask()
        await shop.untilWaiting(2)
        // Meanwhile somebody else's answer is kept.
        let other = shop.ask(try Shop.call(cache: CacheControl(header: "no-cache")))
        await shop.upstream.call(2).answer(Shop.completion("other"))
        _ = try await other.value
        await shop.time.untilSleeping()
        shop.time.advance(by: .seconds(5) + DeadlineWheel.tick)
        #expect(try await follower.value.info.cache == .hit)
        #expect(shop.upstream.count == 2)
        leader.cancel()
    }

    @Test func `the answer is in the cache before its flight is off the table`() async throws {
        for round in 0..<500 {
            let shop = try Shop()
            let first = try shop.ask()
            let upstream = await shop.upstream.call(1)
            let call = try Shop.call()
            // Some look into the cache before the answer is there, and lead when the flight is gone.
            let others = (0..<2).map { _ in
                Task { for _ in 0..<20 { _ = try await shop.gateway.chat(call) } }
            }
            upstream.answer(Shop.completion())
            for other in others { try await other.value }
            _ = try await first.value
            #expect(shop.upstream.count == 1, "round \(round)")
        }
    }
}
