import Gateway
import RAGCore
import Synchronization
import TestSupport
import Testing

/// Answers that survive a restart, and those that are dropped.
@Suite(.timeLimit(.minutes(1))) struct ArchiveTests {
    @Test func `another gateway over the same archive answers from it, with the true age`() async throws {
        let time = ManualTime()
        let archive = MemoryArchive(time: time)
        let shop = try Shop(archive: archive)
        let first = try await shop.answered()
        // The other's clock begins where this one's does.
        let next = try Shop(archive: archive)
        let reply = try await next.gateway.chat(Shop.call())
        #expect(reply.body == first.body)
        #expect(reply.info.cache == .hit)
        #expect(reply.info.usage == TokenUsage(input: 100, output: 20))
        #expect(next.upstream.count == 0)
        next.time.advance(by: .seconds(20))
        #expect(try await next.gateway.chat(Shop.call()).info.age == .seconds(20))
    }

    @Test func `a thousand equal requests ask the archive once`() async throws {
        let archive = CountingArchive()
        let shop = try Shop(archive: archive)
        let callers = shop.ask(1_000, try Shop.call())
        await shop.upstream.call(1).answer(Shop.completion())
        for caller in callers { _ = try await caller.value }
        for _ in 0..<100 { _ = try await shop.gateway.chat(Shop.call()) }
        #expect(archive.count.value == 1)
    }

    @Test(arguments: [ArchiveFault.throwing, .damaged])
    func `an archive that fails is as if it were empty`(fault: ArchiveFault) async throws {
        let shop = try Shop(archive: FaultyArchive(fault: fault))
        #expect(try await shop.answered().info.cache == .miss)
        #expect(try await shop.gateway.chat(Shop.call()).info.cache == .hit)
    }

    @Test func `an old answer of the archive stands in where the upstream fails`() async throws {
        let archive = MemoryArchive(time: ManualTime())
        let shop = try Shop(archive: archive)
        try await shop.answered()
        let next = try Shop(Shop.one("retry: {attempts: 1}"), archive: archive)
        next.time.advance(by: .seconds(4_000))
        let caller = try next.ask()
        await next.upstream.call(1).answer("", status: 500)
        let reply = try await caller.value
        #expect(reply.info.cache == .stale)
        #expect(reply.info.age == .seconds(4_000))
    }

    @Test func `forgotten answers are asked for anew, and only the tenant's leave the archive`() async throws {
        let shop = try Shop(makeArchive: { MemoryArchive(time: $0) })
        for (number, tenant) in ["a", "b"].enumerated() {
            let caller = shop.ask(try Shop.call(tenant: tenant))
            await shop.upstream.call(number + 1).answer(Shop.completion())
            _ = try await caller.value
        }
        try await shop.gateway.forgetAnswers(of: "a")
        #expect(try await shop.gateway.chat(Shop.call(tenant: "b")).info.cache == .hit)
        let forgotten = shop.ask(try Shop.call(tenant: "a"))
        await shop.upstream.call(3).answer(Shop.completion())
        #expect(try await forgotten.value.info.cache == .miss)
        try await shop.gateway.forgetAnswers(of: nil)
        let all = shop.ask(try Shop.call(tenant: "b"))
        await shop.upstream.call(4).answer(Shop.completion())
        #expect(try await all.value.info.cache == .miss)
    }

    @Test func `an answer under way while answers are forgotten is not kept, nor shared with who comes later`()
        async throws
    {
        let archive = MemoryArchive(time: ManualTime())
        let shop = try Shop(archive: archive)
        let before = try shop.ask()
        await shop.untilWaiting(1)
        let old = await shop.upstream.call(1)
        try await shop.gateway.forgetAnswers(of: nil)
        let after = try shop.ask()
        let new = await shop.upstream.call(2)
        old.answer(Shop.completion("old"))
        #expect(try await before.value.text == "old")
        #expect(archive.count == 0)
        new.answer(Shop.completion("new"))
        #expect(try await after.value.text == "new")
        #expect(try await shop.gateway.chat(Shop.call()).text == "new")
        #expect(archive.count == 1)
        await shop.untilIdle()
    }

    @Test func `who takes no old answer does not join one who waits for the archive's`() async throws {
        let (next, archive) = try await restarted()
        let reader = try next.ask()
        await archive.asked.wait()
        next.time.advance(by: .seconds(100))
        let other = next.ask(try Shop.call(cache: CacheControl(header: "max-age=10")))
        await next.untilWaiting(2)
        archive.latch.set()
        await next.upstream.call(1).answer(Shop.completion("new"))
        #expect(try await other.value.text == "new")
        #expect(try await reader.value.text == "On its way.")
    }

    @Test func `an answer of the archive does not replace one that came while it was read`() async throws {
        let (next, archive) = try await restarted()
        let reader = try next.ask()
        await archive.asked.wait()
        let fresh = next.ask(try Shop.call(cache: CacheControl(header: "no-cache")))
        await next.upstream.call(1).answer(Shop.completion("new"))
        _ = try await fresh.value
        archive.latch.set()
        _ = try await reader.value
        #expect(try await next.gateway.chat(Shop.call()).text == "new")
    }

    /// A gateway whose archive gives the answer of another one once, when it is let.
    private func restarted() async throws -> (Shop, LatchedArchive) {
        let archive = CountingArchive()
        try await Shop(archive: archive).answered()
        let latched = LatchedArchive(answer: try #require(archive.stored.withLock { $0 }))
        return (try Shop(archive: latched), latched)
    }

    @Test func `an answer that is read from the archive while it is forgotten does not come back`() async throws {
        let (next, archive) = try await restarted()
        let reader = try next.ask()
        await archive.asked.wait()
        try await next.gateway.forgetAnswers(of: nil)
        archive.latch.set()
        #expect(try await reader.value.info.cache == .hit)
        let later = try next.ask()
        await next.upstream.call(1).answer(Shop.completion("new"))
        #expect(try await later.value.text == "new")
    }
}
