import Foundation
import Persistence
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct LedgerSumTests {
    /// 2026-11-20T23:59:59Z.
    static let evening = Date(timeIntervalSince1970: 1_795_219_199)

    static let lines: [CallRecord] = [
        // Paid, with a retry.
        .made(
            date: evening,
            usage: TokenUsage(input: 1_000, output: 300, cachedInput: 200),
            cost: Money(picodollars: 4_400_000_000),
            latency: .milliseconds(900),
            attempts: 2
        ),
        // Its hedge.
        .made(
            date: evening,
            operation: .hedge,
            usage: TokenUsage(input: 1_000, output: 10),
            cost: Money(picodollars: 2_080_000_000),
            latency: .milliseconds(300)
        ),
        .made(
            date: evening + 1,
            operation: .stream,
            cache: .hit,
            usage: TokenUsage(input: 1_000, output: 300),
            cost: .zero,
            latency: .milliseconds(1),
            attempts: 0
        ),
        .made(
            date: evening + 2,
            tenant: "garage",
            cache: .coalesced,
            usage: TokenUsage(input: 7, output: 3),
            cost: .zero,
            latency: .milliseconds(500),
            attempts: 0
        ),
        // A stale answer, as the upstream failed, whose tokens nobody knows.
        .made(
            date: evening + 3,
            tenant: "garage",
            cache: .stale,
            usage: nil,
            cost: .zero,
            latency: .milliseconds(99),
            attempts: 3
        ),
        // Broken off after it was billed.
        .made(
            date: evening + 4,
            model: "large",
            failure: "timeout",
            usage: TokenUsage(input: 50, output: 5),
            cost: nil,
            latency: .seconds(2)
        ),
        .made(
            date: evening + 5,
            operation: .embeddings,
            model: "",
            failure: "unknown_model",
            cache: .off,
            usage: nil,
            cost: .zero,
            latency: .zero,
            attempts: 0
        ),
    ]

    private func filled(_ records: [CallRecord] = lines) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        for record in records { file.ledger.record(record) }
        await file.close()
        return folder
    }

    @Test func `the totals are those of a table added up by hand`() async throws {
        let summary = try await filled().ledgerReader().summary()
        let total = summary.total
        #expect((total.requests, total.hedges) == (6, 1))
        #expect((total.succeeded, total.failed) == (4, 2))
        #expect(total.failures == ["timeout": 1, "unknown_model": 1])
        #expect(CallRecord.CacheStatus.allCases.map(total.requests) == [2, 1, 1, 1, 1])
        #expect((total.attempts, total.retries) == (7, 3))
        #expect(total.latency == .milliseconds(3_500))
        #expect(total.meanLatency == .milliseconds(3_500) / 6)
        #expect(total.served == TokenUsage(input: 2_007, output: 603, cachedInput: 200))
        #expect(total.paid == TokenUsage(input: 2_050, output: 315, cachedInput: 200))
        #expect(total.cost == Money(picodollars: 6_480_000_000))
        #expect(total.unknownCosts == 1)
    }

    @Test func `the totals come by model, by tenant and by day`() async throws {
        let summary = try await filled().ledgerReader().summary()
        #expect(summary.byModel.mapValues(\.requests) == ["small": 4, "large": 1, "": 1])
        #expect(summary.byModel["large"]?.unknownCosts == 1)
        #expect(summary.byTenant.mapValues(\.requests) == ["shop": 4, "garage": 2])
        #expect(summary.byTenant["garage"]?.retries == 2)
        let days = try ["2026-11-20", "2026-11-21"].map { try #require(CalendarDate($0)) }
        #expect(summary.byDay.mapValues(\.requests) == [days[0]: 1, days[1]: 5])
        #expect(summary.byDay[days[0]]?.cost == summary.total.cost)
    }

    @Test(arguments: [
        (LedgerSelection(since: evening + 1), 5),
        (LedgerSelection(until: evening + 1), 1),
        (LedgerSelection(since: evening + 1, until: evening + 3), 2),
        (LedgerSelection(tenant: "garage"), 2),
        (LedgerSelection(tenant: "garage", model: "small"), 2),
        (LedgerSelection(model: "large"), 1),
        (LedgerSelection(model: ""), 1),
        (LedgerSelection(tenant: "nobody"), 0),
        (LedgerSelection(since: .distantFuture), 0),
        (LedgerSelection(since: .distantPast, until: .distantFuture), 6),
    ]) func `a selection means its lines only`(selection: LedgerSelection, requests: Int) async throws {
        #expect(try await filled().ledgerReader().summary(of: selection).total.requests == requests)
    }

    @Test func `tokens of all answered chats can be priced anew`() async throws {
        let answered = try await filled().ledgerReader().answeredUsage()
        #expect(answered.requests == 4)
        #expect(answered.unknown == 1)
        #expect(answered.usage == TokenUsage(input: 2_007, output: 603, cachedInput: 200))
    }

    @Test func `each request's latency is handed over once`() async throws {
        let reader = try await filled().ledgerReader()
        let latencies = Mutex<[Duration]>([])
        try await reader.forEachLatency(in: LedgerSelection(tenant: "shop")) { latency in
            latencies.withLock { $0.append(latency) }
        }
        #expect(latencies.withLock { $0.sorted() } == [.zero, .milliseconds(1), .milliseconds(900), .seconds(2)])
    }

    @Test(arguments: 1...5) func `sums of random lines are those of the lines themselves`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let records = (0..<2_000).map { _ in CallRecord.random(using: &generator) }
        var expected = LedgerSummary()
        for record in records {
            let day = Int((record.date.timeIntervalSince1970 / 86_400).rounded(.down))
            expected.total.add(record)
            expected.byModel[record.model, default: LedgerTotals()].add(record)
            expected.byTenant[record.tenant, default: LedgerTotals()].add(record)
            expected.byDay[CalendarDate(daysSince1970: day), default: LedgerTotals()].add(record)
        }
        #expect(try await filled(records).ledgerReader().summary() == expected, "seed \(seed)")
    }

    @Test func `names keep their numbers when the file is opened again`() async throws {
        let folder = try TemporaryFolder()
        for tenant in ["a", "b", "a", "c", "b"] {
            let file = try folder.gateway()
            file.ledger.record(.made(tenant: tenant))
            await file.close()
        }
        let summary = try await folder.ledgerReader().summary()
        #expect(summary.byTenant.mapValues(\.requests) == ["a": 2, "b": 2, "c": 1])
    }

    @Test func `a full table of names counts new ones together`() async throws {
        let folder = try await filled([.made(tenant: "known")])
        try folder.tamperLedger("INSERT INTO name (id, text) VALUES (100000, 'the last')")
        let file = try folder.gateway()
        for tenant in ["known", "new", "newer"] { file.ledger.record(.made(tenant: tenant)) }
        await file.close()
        let summary = try await folder.ledgerReader().summary()
        #expect(summary.byTenant.mapValues(\.requests) == ["known": 2, "(other)": 2])
    }

    @Test func `models that callers make up leave room for tenants`() async throws {
        let folder = try await filled([.made()])
        try folder.tamperLedger("INSERT INTO name (id, text) VALUES (50000, 'the last')")
        let file = try folder.gateway()
        // Its requested model, "huge-latest", is the caller's word, and its model the catalogue's.
        file.ledger.record(.made(tenant: "new", model: "huge"))
        await file.close()
        let summary = try await folder.ledgerReader().summary()
        #expect(summary.byTenant.keys.sorted() == ["new", "shop"])
        #expect(summary.byModel.keys.sorted() == ["huge", "small"])
        #expect(try folder.ledgerNumber("SELECT count(*) FROM name WHERE text = 'huge-latest'") == 0)
        #expect(try folder.ledgerNumber("SELECT count(*) FROM call WHERE requested_model = 1") == 1)
    }

    @Test func `sums that do not fit stay at the largest`() {
        var totals = LedgerTotals()
        let line = CallRecord.made(
            usage: TokenUsage(input: .max, output: 1),
            cost: Money(picodollars: .max),
            attempts: .max
        )
        for _ in 0..<3 { totals.add(line) }
        #expect(totals.paid == TokenUsage(input: .max, output: 3))
        #expect(totals.cost == Money(picodollars: .max))
        #expect((totals.attempts, totals.retries) == (.max, .max))
    }
}
