import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Which failures are tried again, and after what wait.
@Suite(.timeLimit(.minutes(1))) struct RetryTests {
    /// Waits until the caller sleeps before its second attempt.
    private func untilItWaits(_ shop: Shop) async {
        await shop.time.untilSleeping(2)
    }

    @Test(arguments: [408, 500, 502, 503, 504, 529])
    func `a failure that may pass is tried again after a moment`(status: Int) async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        await shop.upstream.call(1).answer("", status: status)
        await untilItWaits(shop)
        #expect(shop.upstream.count == 1)
        // The first wait is at most 200 ms.
        shop.time.advance(by: .milliseconds(200))
        await shop.upstream.call(2).answer(Shop.completion())
        let reply = try await caller.value
        #expect(reply.info.attempts == 2)
        #expect(reply.info.cost == Money(picodollars: 22_400_000))
    }

    @Test(arguments: [
        TransportError.cannotResolve("shop.example"), .connectionRefused, .cannotConnect("no route"), .connectTimeout,
        .connectionLost(afterHead: false), .connectionLost(afterHead: true), .tls("certificate"),
    ])
    func `a connection that fails is tried again`(error: TransportError) async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        await shop.upstream.call(1).fail(error)
        await untilItWaits(shop)
        shop.time.advance(by: .milliseconds(200))
        await shop.upstream.call(2).answer(Shop.completion())
        #expect(try await caller.value.info.attempts == 2)
    }

    @Test(arguments: [
        (400, "upstream_rejected"), (401, "upstream_unauthorized"), (402, "upstream_quota_exhausted"),
        (403, "upstream_unauthorized"), (404, "upstream_rejected"), (405, "upstream_rejected"),
        (409, "upstream_rejected"), (413, "upstream_rejected"), (422, "upstream_rejected"), (418, "upstream_rejected"),
        (301, "upstream_error"), (302, "upstream_error"), (204, "upstream_error"), (501, "upstream_error"),
        (505, "upstream_error"),
    ])
    func `a failure that would come again is not tried again`(status: Int, code: String) async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        await shop.upstream.call(1).answer("", status: status)
        #expect(await caller.code == code)
        #expect(shop.upstream.count == 1)
    }

    @Test(arguments: [
        (TransportError.firstByteTimeout, "upstream_timeout"), (.silenceTimeout, "upstream_timeout"),
        (.totalTimeout, "upstream_timeout"), (.headTooLarge(limit: 1), "upstream_unreachable"),
        (.bodyTooLarge(limit: 1), "upstream_unreachable"), (.encodedBody("gzip"), "upstream_unreachable"),
        (.malformedResponse("x"), "upstream_unreachable"), (.overloaded(limit: 1), "upstream_unreachable"),
        (.closed, "upstream_unreachable"), (.badRequest("x"), "upstream_unreachable"),
    ])
    func `a transfer that took its time, or would end alike, is not tried again`(
        error: TransportError,
        code: String
    ) async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        await shop.upstream.call(1).fail(error)
        #expect(await caller.code == code)
        #expect(shop.upstream.count == 1)
    }

    @Test(arguments: ["", "{}", "<html>Bad gateway</html>", #"{"choices":[]}"#, #"{"error":{"message":"no"}}"#, "[[[["])
    func `a 200 that is no answer is an error, and not tried again`(body: String) async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        await shop.upstream.call(1).answer(body)
        #expect(await caller.code == "upstream_invalid_answer")
        #expect(shop.upstream.count == 1)
    }

    @Test(arguments: [
        ("Retry-After", "2", Duration.seconds(2)),
        ("Retry-After", "2.5", .seconds(2.5)),
        ("retry-after", "29", .seconds(29)),
        ("retry-after-ms", "1500", .milliseconds(1_500)),
        ("Retry-After", "Mon, 21 Sep 2026 14:13:30 GMT", .seconds(10)),
    ])
    func `a Retry-After is waited for`(name: String, value: String, wait: Duration) async throws {
        for status in [429, 503] {
            let shop = try Shop()
            let caller = try shop.ask()
            let headers = [HTTPHeader(name: name, value: value)]
            await shop.upstream.call(1).answer("", status: status, headers: headers)
            await untilItWaits(shop)
            shop.time.advance(by: wait - .milliseconds(30))
            await untilItWaits(shop)
            #expect(shop.upstream.count == 1)
            shop.time.advance(by: .milliseconds(30))
            await shop.upstream.call(2).answer(Shop.completion())
            #expect(try await caller.value.info.attempts == 2)
        }
    }

    @Test(arguments: ["-5", "soon", "1e9", "", "Mon, 21 Sep 2020 14:13:30 GMT"])
    func `what is no Retry-After, or a past one, leaves the usual wait of a second and a half at most`(
        value: String
    ) async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        let headers = [HTTPHeader(name: "Retry-After", value: value)]
        await shop.upstream.call(1).answer("", status: 429, headers: headers)
        await untilItWaits(shop)
        shop.time.advance(by: .milliseconds(1_500))
        await shop.upstream.call(2).answer(Shop.completion())
        #expect(try await caller.value.info.attempts == 2)
    }

    @Test(arguments: ["31", "1000000000"])
    func `a Retry-After that is longer than the patience of anybody is told`(value: String) async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        let headers = [HTTPHeader(name: "Retry-After", value: value)]
        await shop.upstream.call(1).answer("", status: 429, headers: headers)
        let error = await #expect(throws: GatewayError.self) { try await caller.value }
        #expect(error?.code == "upstream_rate_limited")
        #expect(try #require(error?.retryAfter) >= .seconds(31))
    }

    @Test func `a wait that would pass the deadline is not begun`() async throws {
        let shop = try Shop()
        let caller = shop.ask(try Shop.call(patience: .seconds(3)))
        let headers = [HTTPHeader(name: "Retry-After", value: "5")]
        await shop.upstream.call(1).answer("", status: 503, headers: headers)
        #expect(await caller.code == "upstream_error")
    }

    @Test func `while the upstream refuses calls for coming too fast, none is sent`() async throws {
        let shop = try Shop(Shop.one("retry: {attempts: 1}"))
        let first = try shop.ask("One?")
        await shop.upstream.call(1).answer("", status: 429, headers: [HTTPHeader(name: "Retry-After", value: "20")])
        #expect(await first.code == "upstream_rate_limited")
        // It fits the one's patience, and not the other's, who is told when to come again.
        let patient = try shop.ask("Two?")
        let hasty = shop.ask(try Shop.call("Three?", patience: .seconds(10)))
        let error = await #expect(throws: GatewayError.self) { try await hasty.value }
        #expect(error == .rateLimited(upstream: "shop", retryAfter: .seconds(20)))
        await untilItWaits(shop)
        #expect(shop.upstream.count == 1)
        shop.time.advance(by: .seconds(20))
        await shop.upstream.call(2).answer(Shop.completion())
        #expect(try await patient.value.info.attempts == 1)
    }

    @Test func `attempts are what the configuration says`() async throws {
        for (setting, calls) in [("{attempts: 1}", 1), ("{attempts: 3}", 3)] {
            let breaker = "breaker: {failures: 1000, minimum_calls: 100000}"
            let shop = try Shop(Shop.one("retry: \(setting), \(breaker)"))
            // Twenty requests earn two retries.
            for number in 0..<20 { try await shop.answered("\(number)") }
            shop.upstream.always { $0.answer("", status: 500) }
            let last = try shop.ask("last")
            _ = await shop.pumping(by: .milliseconds(400)) { await last.result }
            #expect(shop.upstream.count == 20 + calls)
        }
    }

    @Test func `nothing is sent after the caller left`() async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        await shop.upstream.call(1).answer("", status: 500)
        await untilItWaits(shop)
        caller.cancel()
        #expect(await caller.code == "cancelled")
        await shop.untilIdle()
        shop.time.advance(by: .seconds(10))
        await shop.gateway.shutDown()
        #expect(shop.upstream.count == 1)
    }
}
