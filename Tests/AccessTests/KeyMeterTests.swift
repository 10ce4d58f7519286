import Access
import Foundation
import RAGCore
import TestSupport
import Testing

struct KeyMeterTests {
    private let time = ManualTime(date: Date(timeIntervalSince1970: 20_000 * 86_400 + 43_200))
    private let store = MemoryAccessStore()

    private func caller(_ id: String, requests: Int? = nil, budget: Int64? = nil) -> Caller {
        Caller(
            keyID: id,
            limits: AccessLimits(requestsPerMinute: requests, dailyBudget: budget.map(Money.init(picodollars:)))
        )
    }

    private func use(_ cost: Int64) -> CallUse { CallUse(tokens: 10, cost: Money(picodollars: cost)) }

    private func spend(_ cost: Int64, of caller: Caller, _ meter: KeyMeter) -> MeterVerdict {
        let verdict = meter.admitCall(of: caller, use(cost))
        if verdict == .admitted { meter.settle(use(cost), of: caller, used: use(cost)) }
        return verdict
    }

    @Test func `each key has limits of its own, and who has no key has none`() {
        let meter = KeyMeter(time: time)
        #expect(meter.admitRequest(of: caller("a", requests: 1)) == .admitted)
        #expect(meter.admitRequest(of: caller("a", requests: 1)) == .limited(retryAfter: .seconds(60)))
        #expect(meter.admitRequest(of: caller("b", requests: 1)) == .admitted)
        for _ in 0..<1_000 { #expect(meter.admitRequest(of: .anybody) == .admitted) }
        #expect(meter.count == 2)
    }

    @Test func `limits that were changed hold at once, and what was spent stays`() async throws {
        let meter = KeyMeter(time: time)
        try await meter.synchronize(with: store)
        #expect(spend(10, of: caller("a", budget: 10), meter) == .admitted)
        #expect(spend(10, of: caller("a", budget: 10), meter) == .outOfBudget(retryAfter: .seconds(43_200)))
        #expect(spend(10, of: caller("a", budget: 11), meter) == .admitted)
        #expect(meter.spent(by: "a") == Money(picodollars: 20))
    }

    @Test func `a budget needs to be known to be spent before it is spent from`() async throws {
        let today = UTCDay(time.date)
        try await store.add([KeySpend(keyID: "a", day: today, cost: Money(picodollars: 10))])
        let meter = KeyMeter(time: time)
        #expect(spend(1, of: caller("a", budget: 10), meter) == .limited(retryAfter: .seconds(1)))
        #expect(spend(1, of: caller("b"), meter) == .admitted)
        try await meter.synchronize(with: store)
        #expect(spend(1, of: caller("a", budget: 10), meter) == .outOfBudget(retryAfter: .seconds(43_200)))
        #expect(spend(1, of: caller("a", budget: 11), meter) == .admitted)
    }

    @Test func `what is spent is written down once, and another process learns of it`() async throws {
        let (first, second) = (KeyMeter(time: time), KeyMeter(time: time))
        try await first.synchronize(with: store)
        try await second.synchronize(with: store)
        let caller = caller("a", budget: 100)
        for _ in 0..<6 { #expect(spend(10, of: caller, first) == .admitted) }
        for _ in 0..<3 { #expect(spend(10, of: caller, second) == .admitted) }
        #expect(store.writes == 0)
        for _ in 0..<3 {
            try await first.synchronize(with: store)
            try await second.synchronize(with: store)
        }
        #expect(store.writes == 2)
        #expect(try await store.spend(on: UTCDay(time.date)) == ["a": Money(picodollars: 90)])
        try await first.synchronize(with: store)
        #expect([first, second].map { $0.spent(by: "a") } == [Money(picodollars: 90), Money(picodollars: 90)])
        #expect(spend(10, of: caller, second) == .admitted)
        try await second.synchronize(with: store)
        try await first.synchronize(with: store)
        #expect(spend(10, of: caller, first) == .outOfBudget(retryAfter: .seconds(43_200)))
    }

    @Test func `what could not be written is written later, and counts meanwhile`() async throws {
        let meter = KeyMeter(time: time)
        try await meter.synchronize(with: store)
        let caller = caller("a", budget: 20)
        #expect(spend(10, of: caller, meter) == .admitted)
        store.fail(with: .refused)
        await #expect(throws: MemoryStoreError.refused) { try await meter.synchronize(with: store) }
        #expect(spend(10, of: caller, meter) == .admitted)
        #expect(spend(10, of: caller, meter) == .outOfBudget(retryAfter: .seconds(43_200)))
        store.fail(with: nil)
        try await meter.synchronize(with: store)
        #expect(try await store.spend(on: UTCDay(time.date)) == ["a": Money(picodollars: 20)])
        #expect(meter.spent(by: "a") == Money(picodollars: 20))
    }

    @Test func `keys that rest are forgotten, and find everything as it was`() async throws {
        let meter = KeyMeter(time: time, capacity: 3)
        try await meter.synchronize(with: store)
        for id in ["a", "b", "c"] { #expect(spend(5, of: caller(id, budget: 5), meter) == .admitted) }
        #expect(meter.admitRequest(of: caller("d", requests: 1)) == .limited(retryAfter: .seconds(1)))
        time.advance(by: .seconds(60))
        try await meter.synchronize(with: store)
        #expect(meter.count == 0)
        #expect(spend(5, of: caller("a", budget: 5), meter) == .outOfBudget(retryAfter: .seconds(43_140)))
        #expect(meter.admitRequest(of: caller("d", requests: 1)) == .admitted)
        try await meter.synchronize(with: store)
        #expect(meter.admitRequest(of: caller("d", requests: 1)) == .limited(retryAfter: .seconds(60)))
    }

    @Test func `a new day begins with nothing spent, and the old one is written down`() async throws {
        let meter = KeyMeter(time: time)
        try await meter.synchronize(with: store)
        let caller = caller("a", budget: 5)
        let yesterday = UTCDay(time.date)
        #expect(spend(5, of: caller, meter) == .admitted)
        time.advance(by: .seconds(43_200))
        #expect(spend(5, of: caller, meter) == .admitted)
        try await meter.synchronize(with: store)
        #expect(try await store.spend(on: yesterday) == ["a": Money(picodollars: 5)])
        #expect(try await store.spend(on: UTCDay(time.date)) == ["a": Money(picodollars: 5)])
        #expect(spend(5, of: caller, meter) != .admitted)
    }

    @Test func `it is written down every second, and no more after the last`() async throws {
        let meter = KeyMeter(time: time)
        let caller = caller("a")
        let keeping = Task { await meter.keepSynchronized(with: store) { _ in } }
        for round in 0..<5 {
            await time.untilSleeping()
            #expect(store.writes == round)
            _ = spend(1, of: caller, meter)
            _ = spend(1, of: caller, meter)
            time.advance(by: .seconds(1))
        }
        await time.untilSleeping()
        #expect(store.writes == 5)
        keeping.cancel()
        await keeping.value
    }
}
