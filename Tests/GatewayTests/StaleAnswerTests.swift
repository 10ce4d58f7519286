import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Answers past their life: while a new one is fetched, and where there is none to be had.
@Suite(.timeLimit(.minutes(1))) struct StaleAnswerTests {
    /// A life of 100 s, to the second; then 50 s while a new one is fetched, and 1000 s where that fails.
    private static let lives =
        "gateway: {cache: {life: 100, jitter: 0, stale_while_revalidate: 50, stale_if_error: 1000}}"

    /// A shop with one answer, of that age.
    private func shop(aged age: Duration, _ upstream: String = Shop.one("retry: {attempts: 1}")) async throws -> Shop {
        let shop = try Shop(upstream + Self.lives)
        try await shop.answered()
        shop.time.advance(by: age)
        return shop
    }

    @Test func `after its life an answer is given, marked, while one request asks anew`() async throws {
        let shop = try await shop(aged: .seconds(100))
        for _ in 0..<20 {
            let stale = try await shop.gateway.chat(Shop.call())
            #expect(stale.info.cache == .stale)
            #expect(stale.info.age == .seconds(100))
            #expect(stale.info.cost == .zero)
        }
        await shop.upstream.call(2).answer(Shop.completion("Delivered."))
        await shop.untilIdle()
        let fresh = try await shop.gateway.chat(Shop.call())
        #expect(fresh.info.cache == .hit)
        #expect(try fresh.text == "Delivered.")
        #expect(shop.upstream.count == 2)
    }

    @Test func `a second before, it is fresh, and after its time to be revalidated it is waited for`() async throws {
        let fresh = try await shop(aged: .seconds(99))
        #expect(try await fresh.gateway.chat(Shop.call()).info.cache == .hit)
        let old = try await shop(aged: .seconds(150))
        #expect(try await old.answered("Where is my parcel?", Shop.completion("Delivered.")).info.cache == .miss)
    }

    @Test func `the call that brings it up to date has its own line, and its price`() async throws {
        let shop = try await shop(aged: .seconds(100))
        let stale = try await shop.gateway.chat(Shop.call())
        await shop.upstream.call(2).answer(Shop.completion())
        while shop.ledger.lines.count < 3 { await Task.yield() }
        let line = shop.ledger.lines[2]
        #expect(line.cost == Money(picodollars: 22_400_000))
        #expect(line.attempts == 1)
        #expect(line.requestID != stale.info.requestID)
    }

    @Test func `where bringing it up to date fails, the next request tries after a second`() async throws {
        let shop = try await shop(aged: .seconds(100))
        _ = try await shop.gateway.chat(Shop.call())
        await shop.upstream.call(2).answer("", status: 500)
        await shop.untilIdle()
        shop.upstream.always { $0.answer("", status: 500) }
        for _ in 0..<5 {
            #expect(try await shop.gateway.chat(Shop.call()).info.cache == .stale)
            await shop.untilIdle()
        }
        #expect(shop.upstream.count == 2)
        #expect(shop.ledger.lines.contains { $0.failure == "upstream_error" && $0.attempts == 1 })
        shop.time.advance(by: .seconds(1))
        #expect(try await shop.gateway.chat(Shop.call()).info.cache == .stale)
        _ = await shop.upstream.call(3)
    }

    @Test func `who takes no cached answer calls beside the refresh, and disturbs it not`() async throws {
        let shop = try await shop(aged: .seconds(100))
        _ = try await shop.gateway.chat(Shop.call())
        let refresh = await shop.upstream.call(2)
        let own = shop.ask(try Shop.call(cache: CacheControl(header: "no-cache")))
        await shop.upstream.call(3).answer(Shop.completion("own"))
        #expect(try await own.value.text == "own")
        #expect(try await shop.gateway.chat(Shop.call()).text == "own")
        refresh.answer(Shop.completion("refreshed"))
        await shop.untilIdle()
        #expect(try await shop.gateway.chat(Shop.call()).text == "refreshed")
        #expect(shop.upstream.count == 3)
    }

    @Test func `a refresh goes on when one that joined it leaves`() async throws {
        let shop = try await shop(aged: .seconds(100))
        _ = try await shop.gateway.chat(Shop.call())
        let refresh = await shop.upstream.call(2)
        shop.time.advance(by: .seconds(50))
        let joined = try shop.ask()
        await shop.untilWaiting(1)
        joined.cancel()
        #expect(await joined.code == "cancelled")
        #expect(!refresh.isClosed)
        refresh.answer(Shop.completion("refreshed"))
        await shop.untilIdle()
        #expect(try await shop.gateway.chat(Shop.call()).text == "refreshed")
        // The bill is nobody's who left.
        while shop.ledger.lines.count < 5 { await Task.yield() }
        #expect(shop.ledger.lines.compactMap(\.cost).reduce(.zero, +) == Money(picodollars: 44_800_000))
    }

    @Test(arguments: [500, 502, 503, 529, 429])
    func `where the upstream fails, an old answer is given, marked`(status: Int) async throws {
        let shop = try await shop(aged: .seconds(900))
        let caller = try shop.ask()
        await shop.upstream.call(2).answer("", status: status)
        let reply = try await caller.value
        #expect(reply.info.cache == .stale)
        #expect(reply.info.age == .seconds(900))
        #expect(reply.info.cost == .zero)
        #expect(try reply.text == "On its way.")
    }

    @Test(arguments: [TransportError.connectionRefused, .firstByteTimeout, .connectionLost(afterHead: true)])
    func `where the upstream cannot be reached, an old answer is given`(error: TransportError) async throws {
        let shop = try await shop(aged: .seconds(900))
        let caller = try shop.ask()
        await shop.upstream.call(2).fail(error)
        #expect(try await caller.value.info.cache == .stale)
    }

    @Test(arguments: [400, 404, 409, 413, 422])
    func `where the request is at fault, no old answer hides that`(status: Int) async throws {
        let shop = try await shop(aged: .seconds(900))
        let caller = try shop.ask()
        await shop.upstream.call(2).answer("", status: status)
        #expect(await caller.code == "upstream_rejected")
    }

    @Test func `while the breaker is open, an old answer is given at once`() async throws {
        let shop = try await shop(
            aged: .seconds(900),
            Shop.one("retry: {attempts: 1}, breaker: {failures: 1, rest: 60}")
        )
        let other = try shop.ask("Another question?")
        await shop.upstream.call(2).answer("", status: 500)
        #expect(await other.code == "upstream_error")
        #expect(try await shop.gateway.chat(Shop.call()).info.cache == .stale)
        #expect(shop.upstream.count == 2)
    }

    @Test func `an answer that is too old even for that is not given, nor to those who take none`() async throws {
        let old = try await shop(aged: .seconds(1_101))
        let first = try old.ask()
        await old.upstream.call(2).answer("", status: 500)
        #expect(await first.code == "upstream_error")
        let shop = try await shop(aged: .seconds(900))
        let second = shop.ask(try Shop.call(cache: CacheControl(header: "no-cache")))
        await shop.upstream.call(2).answer("", status: 500)
        #expect(await second.code == "upstream_error")
        let third = shop.ask(try Shop.call(cache: CacheControl(header: "max-age=200")))
        await shop.upstream.call(3).answer("", status: 500)
        #expect(await third.code == "upstream_error")
    }

    @Test func `a stream that broke off after its first token is not finished from the cache`() async throws {
        let shop = try Shop(Self.lives)
        let first = try shop.open()
        await shop.upstream.call(1).answer(Shop.answer)
        _ = try await first.value.frames()
        shop.time.advance(by: .seconds(900))
        let second = try shop.open()
        let call = await shop.upstream.call(2)
        call.begin()
        call.send(Shop.event("Deliv"))
        let stream = try await second.value
        call.fail(.connectionLost(afterHead: true))
        await #expect(throws: GatewayError.self) { try await stream.frames() }
    }
}
