import Gateway
import RAGCore
import TestSupport
import Testing
import Transport
import Upstreams

/// Keys take over from each other.
@Suite(.timeLimit(.minutes(1))) struct KeyRotationTests {
    private static let twoKeys = Shop.one("retry: {attempts: 2}", keys: "[SHOP_KEY, SHOP_KEY_2]")

    @Test(arguments: [401, 402, 403, 429])
    func `where a key is refused the next takes over at once, and stays`(status: Int) async throws {
        let shop = try Shop(Self.twoKeys)
        let caller = try shop.ask()
        let first = await shop.upstream.call(1)
        #expect(first.key == Shop.key)
        first.answer("", status: status)
        let second = await shop.upstream.call(2)
        #expect(second.key == Shop.otherKey)
        #expect(second.request.pool != first.request.pool, "connections are never shared between keys")
        second.answer(Shop.completion())
        #expect(try await caller.value.info.attempts == 2)
        let next = try shop.ask("Another question?")
        #expect(await shop.upstream.call(3).key == Shop.otherKey)
        next.cancel()
    }

    @Test(arguments: [401, 402, 403])
    func `a refused key is never tried twice, and the last one's refusal is told`(status: Int) async throws {
        let shop = try Shop(Self.twoKeys)
        shop.upstream.always { $0.answer("", status: status) }
        let caller = try shop.ask()
        let code = status == 402 ? "upstream_quota_exhausted" : "upstream_unauthorized"
        #expect(await caller.code == code)
        #expect(shop.upstream.calls.map(\.key) == [Shop.key, Shop.otherKey])
        #expect(shop.log.lines.contains { $0.hasPrefix("warning the upstream refused a key") })
    }

    @Test func `a key refused for good is not tried again where the other was only too fast`() async throws {
        let shop = try Shop(Self.twoKeys)
        shop.upstream.always { $0.answer("", status: $0.key == Shop.key ? 401 : 429) }
        let caller = try shop.ask()
        let code = await shop.pumping(by: .milliseconds(500)) { await caller.code }
        #expect(code == "upstream_rate_limited")
        #expect(shop.upstream.calls.map(\.key) == [Shop.key, Shop.otherKey, Shop.otherKey])
    }

    @Test func `a key that was too fast rests as long as was asked`() async throws {
        let shop = try Shop(Self.twoKeys)
        let caller = try shop.ask()
        await shop.upstream.call(1).answer("", status: 429, headers: [HTTPHeader(name: "Retry-After", value: "20")])
        await shop.upstream.call(2).answer(Shop.completion())
        _ = try await caller.value
        shop.time.advance(by: .seconds(21))
        // Now it is the other's turn to rest, and the first is awake again.
        let next = try shop.ask("Another question?")
        await shop.upstream.call(3).answer("", status: 401)
        let last = await shop.upstream.call(4)
        #expect(last.key == Shop.key)
        last.answer(Shop.completion())
        _ = try await next.value
    }

    @Test func `an upstream without keys is called without one`() async throws {
        let shop = try Shop(
            #"upstreams: [{name: shop, base_url: "https://shop.example/v1", keyless: true}]"# + "\n"
        )
        let caller = try shop.ask()
        let call = await shop.upstream.call(1)
        #expect(call.key == nil)
        call.answer("", status: 401)
        #expect(await caller.code == "upstream_unauthorized")
        #expect(shop.upstream.count == 1)
    }

    // MARK: The ring itself

    @Test func `the ring gives the key that is awake, or else the one that wakes first`() throws {
        let now = ContinuousClock.now
        let ring = KeyRing(["a", "b", "c"].map { Secret($0) })
        func chosen(_ tried: [KeyRing.Choice] = [], after wait: Duration = .zero) -> String? {
            ring.choose(besides: tried, at: now + wait)?.key?.value
        }
        let a = try #require(ring.choose(besides: [], at: now))
        #expect(chosen() == "a")
        #expect(chosen([a]) == "b")
        ring.rest(a, status: 429, retryAfter: .seconds(30), at: now)
        #expect(chosen() == "b")
        let b = try #require(ring.choose(besides: [], at: now))
        ring.rest(b, status: 401, retryAfter: nil, at: now)
        #expect(chosen() == "c")
        let c = try #require(ring.choose(besides: [], at: now))
        #expect(!ring.hasAnother(besides: [c], at: now))
        ring.rest(c, status: 429, retryAfter: nil, at: now)
        #expect(chosen() == "c", "all rest: it wakes after five seconds, the others later")
        #expect(chosen([c]) == "a")
        #expect(chosen([a, b, c]) == nil)
        #expect(chosen(after: .seconds(31)) == "a")
        #expect(chosen([a, c], after: .seconds(599)) == "b")
        #expect(ring.hasAnother(besides: [a, c], at: now + .seconds(600)))
    }

    @Test func `a single key never rests, and a wait is never longer than ten minutes`() throws {
        let now = ContinuousClock.now
        let one = KeyRing([Secret("a")])
        let only = try #require(one.choose(besides: [], at: now))
        one.rest(only, status: 401, retryAfter: nil, at: now)
        #expect(one.hasAnother(besides: [], at: now))
        let two = KeyRing(["a", "b"].map { Secret($0) })
        let first = try #require(two.choose(besides: [], at: now))
        two.rest(first, status: 429, retryAfter: .seconds(86_400), at: now)
        let second = try #require(two.choose(besides: [first], at: now))
        #expect(!two.hasAnother(besides: [second], at: now + .seconds(599)))
        #expect(two.hasAnother(besides: [second], at: now + .seconds(600)))
    }
}
