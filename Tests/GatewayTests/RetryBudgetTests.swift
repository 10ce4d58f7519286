import Gateway
import RAGCore
import TestSupport
import Testing

/// Retries do not add to an outage.
@Suite(.timeLimit(.minutes(1))) struct RetryBudgetTests {
    /// A breaker that stays out of it: it opens after a thousand failures in a row at the earliest, and each 500th call of
    /// these tests succeeds.
    private static let settings = "retry: {attempts: 3}, breaker: {failures: 1000, minimum_calls: 100000}"

    @Sendable private static func fail(_ call: ManualUpstream.Call, _ number: Int, status: Int = 500) {
        if number.isMultiple(of: 500) { call.answer(Shop.completion()) } else { call.answer("", status: status) }
    }

    @Test func `at total failure a thousand requests one after the other make at most eleven hundred calls`()
        async throws
    {
        let shop = try Shop(Shop.one(Self.settings))
        let calls = Count()
        shop.upstream.always { Self.fail($0, calls.add()) }
        try await shop.pumping(by: .milliseconds(400)) {
            for number in 0..<1_000 { _ = await (try shop.ask("\(number)")).result }
        }
        #expect((1_050...1_100).contains(shop.upstream.count), "\(shop.upstream.count)")
    }

    @Test(arguments: ["SHOP_KEY", "[SHOP_KEY, SHOP_KEY_2]"], [500, 429])
    func `at total failure a thousand requests at once make at most eleven hundred calls`(
        keys: String,
        status: Int
    ) async throws {
        let shop = try Shop(Shop.one(Self.settings, keys: keys))
        let callers = try (0..<1_000).map { try shop.ask("\($0)") }
        // None is answered before all are there.
        _ = await shop.upstream.call(1_000)
        let calls = Count()
        shop.upstream.always { Self.fail($0, calls.add(), status: status) }
        for call in shop.upstream.calls { Self.fail(call, calls.add(), status: status) }
        await shop.pumping(by: .milliseconds(400)) {
            for caller in callers { _ = await caller.result }
        }
        // Behind a gate that closes with each 429, few retries come to be sent within their deadline.
        #expect((1_001...1_100).contains(shop.upstream.count), "\(shop.upstream.count)")
    }

    @Test func `another key after one that was too fast is a retry like any other`() async throws {
        let shop = try Shop(Shop.one(Self.settings, keys: "[SHOP_KEY, SHOP_KEY_2]"))
        let callers = try (0..<1_000).map { try shop.ask("\($0)") }
        _ = await shop.upstream.call(1_000)
        // The second key's calls stay open: nobody learns that it is too fast as well.
        for call in shop.upstream.calls { call.answer("", status: 429) }
        // Each request has made a second call by then, or has failed.
        while shop.upstream.count + shop.ledger.lines.count < 2_000 { await Task.yield() }
        #expect((1_050...1_100).contains(shop.upstream.count), "\(shop.upstream.count)")
        for caller in callers { caller.cancel() }
    }

    @Test func `requests that a breaker refused earn no retries`() async throws {
        let shop = try Shop(Shop.one("breaker: {failures: 2, rest: 30, plain: true}"))
        shop.upstream.always { $0.answer("", status: 500) }
        // Two calls open it; then two hundred are refused.
        await shop.pumping(by: .milliseconds(400)) { _ = await (try? shop.ask("first"))?.result }
        #expect(shop.upstream.count == 2)
        for number in 0..<200 { #expect(await (try shop.ask("\(number)")).code == "upstream_unavailable") }
        shop.time.advance(by: .seconds(40))
        // The probe fails; it is not tried again for what the others might have earned.
        let probe = try shop.ask("probe")
        #expect(await probe.code == "upstream_error")
        #expect(shop.upstream.count == 3)
    }
}
