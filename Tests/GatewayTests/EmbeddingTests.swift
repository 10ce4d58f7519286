import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Texts of many callers in one call.
@Suite(.timeLimit(.minutes(1))) struct EmbeddingTests {
    @Test func `texts that come within the window go in one call, and each caller gets its own in order`() async throws
    {
        let shop = try Shop(Shop.small)
        let first = shop.embed(["one", "three"])
        await shop.untilGathered(1)
        await shop.time.untilSleeping(2)
        let second = shop.embed(["a", "one", "bb"])
        await shop.untilGathered(2)
        #expect(shop.upstream.count == 0)
        shop.time.advance(by: .milliseconds(5))
        let call = await shop.upstream.call(1)
        #expect(try Shop.texts(of: call).sorted() == ["a", "bb", "one", "three"], "equal texts are sent once")
        #expect(call.url.hasSuffix("/embeddings"))
        try Shop.answer(call)
        #expect(try await first.value.vectors == ["one", "three"].map(Shop.vector))
        #expect(try await second.value.vectors == ["a", "one", "bb"].map(Shop.vector))
        #expect(shop.upstream.count == 1)
    }

    @Test func `a full batch goes at once, and a text too many begins the next`() async throws {
        let shop = try Shop(Shop.small)
        let full = shop.embed((0..<64).map { "text \($0)" })
        let call = await shop.upstream.call(1)
        #expect(try Shop.texts(of: call).count == 64)
        try Shop.answer(call)
        _ = try await full.value
        let sixty = shop.embed((0..<60).map { "other \($0)" })
        await shop.untilGathered(1)
        await shop.time.untilSleeping(2)
        let five = shop.embed((0..<5).map { "more \($0)" })
        // The first batch goes when the five do not fit; they wait for the end of their window.
        let second = await shop.upstream.call(2)
        #expect(try Shop.texts(of: second).count == 60)
        try Shop.answer(second)
        // The window of the first is still open beside theirs.
        await shop.untilWindowEnds(2, callers: 1)
        try Shop.answer(await shop.upstream.call(3))
        #expect(try await (sixty.value.vectors.count, five.value.vectors.count) == (60, 5))
    }

    @Test func `more texts than fit are split, and come back in order, as one line and one cost`() async throws {
        let shop = try Shop(Shop.small)
        let texts = (0..<150).map { String(repeating: "x", count: $0 % 97 + 1) + "\($0)" }
        let caller = shop.embed(texts)
        for number in 1...2 { try Shop.answer(await shop.upstream.call(number), tokens: 64) }
        await shop.untilWindowEnds(callers: 1)
        try Shop.answer(await shop.upstream.call(3), tokens: 22)
        let reply = try await caller.value
        #expect(reply.vectors == texts.map(Shop.vector))
        #expect(reply.info.usage == TokenUsage(input: 150, output: 0))
        #expect(reply.info.attempts == 3)
        #expect(shop.ledger.lines.map(\.cost) == [Money(picodollars: 150_000_000)])
    }

    @Test(arguments: UInt64(0)..<20)
    func `the callers' shares of the tokens add up to the bill, exactly`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let shop = try Shop(Shop.small)
        let counts = (0..<Int.random(in: 1...8, using: &generator)).map { _ in Int.random(in: 1...7, using: &generator)
        }
        let callers = counts.enumerated().map { number, count in shop.embed((0..<count).map { "\(number) \($0)" }) }
        await shop.untilWindowEnds(callers: callers.count)
        let tokens = Int.random(in: 0...5_000, using: &generator)
        try Shop.answer(await shop.upstream.call(1), tokens: tokens)
        var shares = 0
        for (caller, count) in zip(callers, counts) {
            let reply = try await caller.value
            let share = try #require(reply.info.usage).input
            let fair = Double(tokens * count) / Double(counts.reduce(0, +))
            #expect(abs(Double(share) - fair) <= 1, "seed \(seed)")
            #expect(reply.info.cost == Money(picodollars: Int64(share) * 1_000_000))
            shares += share
        }
        #expect(shares == tokens, "seed \(seed)")
        #expect(shop.ledger.lines.map(\.attempts).reduce(0, +) == 1)
    }

    @Test func `where the upstream does not say what it used, every share is unknown`() async throws {
        let shop = try Shop(Shop.small)
        let callers = [shop.embed(["a"]), shop.embed(["b"])]
        await shop.untilWindowEnds(callers: 2)
        try Shop.answer(await shop.upstream.call(1), tokens: nil)
        for caller in callers { #expect(try await caller.value.info.cost == nil) }
    }

    @Test func `an error goes to each caller`() async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}") + Shop.small)
        let callers = (0..<5).map { shop.embed(["\($0)"]) }
        await shop.untilWindowEnds(callers: 5)
        await shop.upstream.call(1).answer("", status: 500)
        for caller in callers { #expect(await caller.code == "upstream_error") }
        #expect(shop.upstream.count == 1)
        #expect(shop.ledger.lines.map(\.attempts).sorted() == [0, 0, 0, 0, 1])
        await shop.untilIdle()
    }

    @Test func `one bad text fails its own caller alone`() async throws {
        let shop = try Shop(Shop.small)
        let callers = ["a", "bad", "c"].map { shop.embed([$0]) }
        await shop.untilWindowEnds(callers: 3)
        shop.upstream.always { call in
            guard let texts = try? Shop.texts(of: call), !texts.contains("bad") else {
                return call.answer(#"{"error":{"message":"no"}}"#, status: 400)
            }
            try? Shop.answer(call)
        }
        await shop.upstream.call(1).answer("", status: 400)
        #expect(try await callers[0].value.vectors == [Shop.vector(of: "a")])
        #expect(await callers[1].code == "upstream_rejected")
        #expect(try await callers[2].value.vectors == [Shop.vector(of: "c")])
        #expect(shop.upstream.count == 4)
        #expect(shop.ledger.lines.map(\.attempts).reduce(0, +) == 4)
    }

    @Test func `one caller's leaving touches no other, and the last one's closes the call`() async throws {
        let shop = try Shop(Shop.small)
        let callers = (0..<3).map { shop.embed(["\($0)"]) }
        await shop.untilWindowEnds(callers: 3)
        let call = await shop.upstream.call(1)
        callers[0].cancel()
        #expect(await callers[0].code == "cancelled")
        #expect(!call.isClosed)
        callers[1].cancel()
        callers[2].cancel()
        await call.untilClosed()
        await shop.untilIdle()
        // A batch that all left before its window was over is never sent.
        let left = shop.embed(["late"])
        await shop.untilGathered(1)
        await shop.time.untilSleeping(2)
        left.cancel()
        #expect(await left.code == "cancelled")
        await shop.untilIdle()
        shop.time.advance(by: .milliseconds(5))
        await shop.gateway.shutDown()
        #expect(shop.upstream.count == 1)
    }

    @Test func `equal texts are cached and shared as answers are`() async throws {
        let shop = try Shop(Shop.small, makeArchive: { MemoryArchive(time: $0) })
        let callers = (0..<10).map { _ in shop.embed(["a", "b"]) }
        await shop.untilWaiting(10)
        await shop.untilWindowEnds(callers: 1)
        let call = await shop.upstream.call(1)
        #expect(try Shop.texts(of: call) == ["a", "b"])
        try Shop.answer(call)
        for caller in callers { #expect(try await caller.value.vectors == ["a", "b"].map(Shop.vector)) }
        let hit = try await shop.embed(["a", "b"]).value
        #expect(hit.vectors == ["a", "b"].map(Shop.vector))
        #expect(hit.info.cache == .hit)
        #expect(shop.ledger.lines.filter { $0.cache == .coalesced }.count == 9)
        #expect(shop.ledger.lines.compactMap(\.cost).reduce(.zero, +) == Money(picodollars: 10_000_000))
    }

    @Test func `tenants share neither a batch nor a bill`() async throws {
        let shop = try Shop(Shop.small)
        let callers = ["x", "y"].map { shop.embed(["a"], tenant: $0) }
        await shop.untilWindowEnds(2, callers: 2)
        for number in 1...2 { try Shop.answer(await shop.upstream.call(number)) }
        for caller in callers { #expect(try await caller.value.info.usage == TokenUsage(input: 10, output: 0)) }
    }

    @Test func `what cannot be embedded is refused at once`() async throws {
        let shop = try Shop(Shop.small)
        #expect(await shop.embed([]).code == "invalid_request")
        let chat = Task { try await shop.gateway.embed(EmbeddingCall(["a"], model: "gpt-4.1")) }
        #expect(await chat.code == "invalid_request")
        let unknown = Task { try await shop.gateway.embed(EmbeddingCall(["a"], model: "no-such")) }
        #expect(await unknown.code == "model_not_found")
        #expect(await shop.ask(try Shop.call(model: "small")).code == "invalid_request")
        #expect(shop.ledger.lines.count == 4)
    }
}
