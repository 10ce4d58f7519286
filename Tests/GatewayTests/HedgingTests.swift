import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// A second call beside a slow one, where that was asked for.
@Suite(.timeLimit(.minutes(1))) struct HedgingTests {
    /// A shop that has seen a hundred calls, of which each took a second.
    private func seasoned(_ yaml: String = "") async throws -> Shop {
        let shop = try Shop(yaml)
        let callers = try (0..<100).map { number in
            var call = try Shop.call("\(number)")
            call.hedges = true
            return shop.ask(call)
        }
        _ = await shop.upstream.call(100)
        shop.time.advance(by: .seconds(1))
        for call in shop.upstream.calls { call.answer(Shop.completion()) }
        for caller in callers { _ = try await caller.value }
        return shop
    }

    private func hedging(_ question: String = "slow") throws -> ChatCall {
        var call = try Shop.call(question)
        call.hedges = true
        return call
    }

    @Test func `the first answer wins, the other call is closed, and both are in the ledger`() async throws {
        let shop = try await seasoned()
        let caller = shop.ask(try hedging())
        let slow = await shop.upstream.call(101)
        await shop.time.untilSleeping(2)
        shop.time.advance(by: .seconds(2))
        await shop.upstream.call(102).answer(Shop.completion("second"))
        let reply = try await caller.value
        #expect(try reply.text == "second")
        #expect(reply.info.attempts == 2)
        await slow.untilClosed()
        let lines = shop.ledger.lines.suffix(2)
        #expect(lines.map(\.operation) == [.chat, .hedge])
        #expect(lines.map(\.cost) == [Money(picodollars: 22_400_000), nil])
        #expect(Set(lines.map(\.requestID)).count == 1)
    }

    @Test func `where the first call answers in time there is no second`() async throws {
        let shop = try await seasoned()
        let caller = shop.ask(try hedging())
        await shop.upstream.call(101).answer(Shop.completion())
        #expect(try await caller.value.info.attempts == 1)
        await shop.gateway.shutDown()
        #expect(shop.upstream.count == 101)
        #expect(shop.ledger.lines.allSatisfy { $0.operation == .chat })
    }

    @Test func `where one of the two fails, the other one's answer counts`() async throws {
        for loser in [101, 102] {
            let shop = try await seasoned()
            let caller = shop.ask(try hedging())
            _ = await shop.upstream.call(101)
            await shop.time.untilSleeping(2)
            shop.time.advance(by: .seconds(2))
            _ = await shop.upstream.call(102)
            shop.upstream.calls[loser - 1].fail(.connectionLost(afterHead: false))
            for _ in 0..<20 { await Task.yield() }
            shop.upstream.calls[loser == 101 ? 101 : 100].answer(Shop.completion("other"))
            #expect(try await caller.value.text == "other")
        }
    }

    @Test func `a first call that fails is not waited out`() async throws {
        let shop = try await seasoned(Shop.one("retry: {attempts: 1}"))
        let caller = shop.ask(try hedging())
        await shop.upstream.call(101).answer("", status: 500)
        #expect(await caller.code == "upstream_error")
        #expect(shop.upstream.count == 101)
    }

    @Test func `neither an unasked call nor a stream is raced`() async throws {
        let shop = try await seasoned()
        let plain = try shop.ask("plain")
        let stream = shop.open(try hedging("stream"))
        _ = await shop.upstream.call(102)
        await shop.time.untilSleeping()
        shop.time.advance(by: .seconds(20))
        await shop.time.untilSleeping()
        #expect(shop.upstream.count == 102)
        plain.cancel()
        stream.cancel()
    }

    @Test func `the configuration can ask for it`() async throws {
        let shop = try await seasoned("gateway: {hedging: true}")
        let caller = try shop.ask("slow")
        _ = await shop.upstream.call(101)
        await shop.time.untilSleeping(2)
        shop.time.advance(by: .seconds(2))
        await shop.upstream.call(102).answer(Shop.completion())
        #expect(try await caller.value.info.attempts == 2)
    }

    @Test func `at most two in a hundred are raced`() async throws {
        let shop = try await seasoned()
        let callers = try (0..<100).map { shop.ask(try hedging("slow \($0)")) }
        _ = await shop.upstream.call(200)
        await shop.time.untilSleeping(101)
        shop.time.advance(by: .seconds(2))
        _ = await shop.upstream.call(204)
        for _ in 0..<1_000 { await Task.yield() }
        #expect(shop.upstream.count == 204)
        for call in shop.upstream.calls.dropFirst(100) { call.answer(Shop.completion()) }
        for caller in callers { _ = try await caller.value }
    }
}
