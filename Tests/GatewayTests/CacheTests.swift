import Gateway
import RAGCore
import TestSupport
import Testing

/// What is answered from memory, and for how long.
@Suite(.timeLimit(.minutes(1))) struct CacheTests {
    @Test func `whoever asks again is answered from memory`() async throws {
        let shop = try Shop()
        let miss = try await shop.answered()
        shop.time.advance(by: .seconds(7))
        let hit = try await shop.gateway.chat(Shop.call())
        #expect(hit.body == miss.body)
        #expect([miss.info.cache, hit.info.cache] == [.miss, .hit])
        #expect(hit.info.age == .seconds(7))
        #expect(hit.info.cost == .zero)
        #expect(hit.info.usage == TokenUsage(input: 100, output: 20))
        #expect(hit.info.attempts == 0)
        #expect(shop.upstream.count == 1)
    }

    @Test func `a stream is handed on as it comes, and replayed as a stream`() async throws {
        let shop = try Shop()
        let (stream, call) = try await shop.begun()
        let first = try #require(try await stream.next())
        call.send(Shop.event(" way.", finish: "stop") + Shop.done)
        call.finish()
        let frames = try await [first] + stream.frames()
        #expect(frames.count == 2)
        let replay = try await shop.gateway.stream(Shop.call())
        #expect(try await replay.frames() == frames)
        #expect(replay.info?.cache == .hit)
        #expect(shop.upstream.count == 1)
    }

    @Test func `lives are spread by a tenth to each side`() async throws {
        let shop = try Shop("gateway: {cache: {stale_while_revalidate: 0}}")
        shop.upstream.always { $0.answer(Shop.completion()) }
        for number in 0..<300 { _ = try await shop.gateway.chat(Shop.call("\(number)")) }
        func fresh() async throws -> Int {
            let before = shop.upstream.count
            for number in 0..<300 {
                // Looked at without asking the upstream: a question that is not kept any more is not stored anew.
                let call = try Shop.call("\(number)", cache: CacheControl(stores: false))
                _ = try await shop.gateway.chat(call)
            }
            return 300 - (shop.upstream.count - before)
        }
        shop.time.advance(by: .seconds(269))
        #expect(try await fresh() == 300)
        shop.time.advance(by: .seconds(31))
        let half = try await fresh()
        #expect((100...200).contains(half), "\(half)")
        shop.time.advance(by: .seconds(31))
        #expect(try await fresh() == 0)
    }

    @Test func `no-cache asks the upstream and keeps what it says`() async throws {
        let shop = try Shop()
        try await shop.answered()
        let fresh = shop.ask(try Shop.call(cache: CacheControl(header: "no-cache")))
        await shop.upstream.call(2).answer(Shop.completion("Delivered."))
        #expect(try await fresh.value.info.cache == .miss)
        #expect(try await shop.gateway.chat(Shop.call()).text == "Delivered.")
    }

    @Test func `no-store neither reads nor keeps`() async throws {
        let shop = try Shop()
        let first = shop.ask(try Shop.call(cache: .off))
        await shop.upstream.call(1).answer(Shop.completion())
        #expect(try await first.value.info.cache == .off)
        let second = try await shop.answered()
        #expect(second.info.cache == .miss)
        let third = shop.ask(try Shop.call(cache: .off))
        await shop.upstream.call(3).answer(Shop.completion("Delivered."))
        _ = try await third.value
        #expect(try await shop.gateway.chat(Shop.call()).text == "On its way.")
    }

    @Test func `max-age is the oldest answer that will do`() async throws {
        let shop = try Shop()
        try await shop.answered()
        shop.time.advance(by: .seconds(60))
        let old = try await shop.gateway.chat(Shop.call(cache: CacheControl(header: "max-age=60")))
        #expect(old.info.cache == .hit)
        let young = shop.ask(try Shop.call(cache: CacheControl(header: "max-age=59")))
        await shop.upstream.call(2).answer(Shop.completion("Delivered."))
        #expect(try await young.value.text == "Delivered.")
        #expect(try await shop.gateway.chat(Shop.call()).text == "Delivered.")
    }

    @Test func `namespaces share nothing`() async throws {
        let shop = try Shop()
        try await shop.answered()
        let other = shop.ask(try Shop.call(cache: CacheControl(namespace: "corpus-2")))
        await shop.upstream.call(2).answer(Shop.completion("Delivered."))
        #expect(try await other.value.info.cache == .miss)
        #expect(try await shop.gateway.chat(Shop.call()).text == "On its way.")
    }

    @Test func `memory holds so many bytes, and drops what was used longest ago`() async throws {
        let shop = try Shop("gateway: {cache: {memory: 4KiB}}")
        shop.upstream.always { $0.answer(Shop.completion(String(repeating: "x", count: 700))) }
        // Each takes about 1.3 KiB: with the fourth, the one that was not used since leaves.
        for name in ["a", "b", "c", "a", "d"] { _ = try await shop.gateway.chat(Shop.call(name)) }
        #expect(shop.upstream.count == 4)
        let again = try await shop.gateway.chat(Shop.call("a"))
        #expect(again.info.cache == .hit)
        _ = try await shop.gateway.chat(Shop.call("b"))
        #expect(shop.upstream.count == 5)
    }

    @Test(arguments: ["gateway: {cache: {enabled: false}}", "models: {deepseek-v3.2: {cache: false}}"])
    func `keeping answers can be switched off`(yaml: String) async throws {
        let shop = try Shop(yaml)
        for _ in 0..<2 { try await shop.answered() }
        #expect(shop.upstream.count == 2)
    }
}
