import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

@Suite struct CoalescingTests {
    @Test func `equal requests in flight share one call, and one of them pays`() async throws {
        let shop = try Shop()
        let replies = try await withThrowingTaskGroup(of: ChatReply.self) { group in
            for _ in 0..<20 { group.addTask { try await shop.gateway.chat(Shop.call()) } }
            await shop.upstream.call(1).answer(Shop.completion())
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(shop.upstream.count == 1)
        #expect(Set(replies.map(\.body)).count == 1)
        #expect(shop.ledger.lines.count == 20)
        #expect(shop.ledger.lines.filter { $0.cache == .miss }.map(\.cost) == [Money(picodollars: 22_400_000)])
        #expect(shop.ledger.lines.filter { $0.cache != .miss }.allSatisfy { $0.cost == .zero })
    }

    @Test func `whoever asks again is answered from memory`() async throws {
        let shop = try Shop()
        async let first = shop.gateway.chat(Shop.call())
        await shop.upstream.call(1).answer(Shop.completion())
        let (miss, hit) = (try await first, try await shop.gateway.chat(Shop.call()))
        #expect(hit.body == miss.body)
        #expect([miss.info.cache, hit.info.cache] == [.miss, .hit])
        #expect(shop.upstream.count == 1)
    }

    @Test func `the last one to leave closes the call`() async throws {
        let shop = try Shop()
        let callers = (0..<3).map { _ in Task { try await shop.gateway.chat(Shop.call()) } }
        let call = await shop.upstream.call(1)
        for caller in callers { caller.cancel() }
        await call.untilClosed()
        for caller in callers {
            await #expect(throws: CancellationError.self) { try await caller.value }
        }
    }

    @Test func `a stream is handed on as it comes, and replayed as a stream`() async throws {
        let shop = try Shop()
        async let opening = shop.gateway.stream(Shop.call())
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.event("On its"))
        let stream = try await opening
        let first = try #require(try await stream.next())
        #expect(String(decoding: first, as: UTF8.self).contains("On its"))
        call.send(Shop.event(" way.", finish: "stop") + "data: [DONE]\n\n")
        call.finish()
        var frames = [first]
        while let frame = try await stream.next() { frames.append(frame) }
        #expect(frames.count == 2)
        let replay = try await shop.gateway.stream(Shop.call())
        var again: [[UInt8]] = []
        for try await frame in replay { again.append(frame) }
        #expect(again == frames)
        #expect(replay.info?.cache == .hit)
        #expect(shop.upstream.count == 1)
    }
}
