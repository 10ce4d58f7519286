import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Which upstream is asked, and which next.
@Suite(.timeLimit(.minutes(1))) struct UpstreamOrderTests {
    private static let once = ", retry: {attempts: 1}"

    private func host(_ call: ManualUpstream.Call) -> String {
        call.url.contains("first.example") ? "first" : "second"
    }

    @Test(arguments: [(1, 2), (2, 1)])
    func `the lowest priority is asked first, and the next where it cannot answer`(priorities: (Int, Int)) async throws
    {
        let shop = try Shop(Shop.two(priorities, more: Self.once))
        let caller = try shop.ask()
        let names = priorities.0 < priorities.1 ? ["first", "second"] : ["second", "first"]
        await shop.upstream.call(1).answer("", status: 503)
        await shop.upstream.call(2).answer(Shop.completion())
        let reply = try await caller.value
        #expect(shop.upstream.calls.map(host) == names)
        #expect(reply.info.upstream == names[1])
        #expect(reply.info.attempts == 2)
        // An answer of another upstream is an answer of the model.
        #expect(try await shop.gateway.chat(Shop.call()).info.cache == .hit)
    }

    @Test(arguments: [401, 402, 403, 404, 405, 429, 500, 501, 301])
    func `what another upstream may do better is asked there`(status: Int) async throws {
        let shop = try Shop(Shop.two(more: Self.once))
        let caller = try shop.ask()
        await shop.upstream.call(1).answer("", status: status)
        await shop.upstream.call(2).answer(Shop.completion())
        #expect(try await caller.value.info.upstream == "second")
    }

    @Test(arguments: [400, 409, 413, 422])
    func `what is the request's fault is asked nowhere else`(status: Int) async throws {
        let shop = try Shop(Shop.two(more: Self.once))
        let caller = try shop.ask()
        await shop.upstream.call(1).answer(#"{"error":{"message":"too long"}}"#, status: status)
        let error = await #expect(throws: GatewayError.self) { try await caller.value }
        #expect(error == .rejected(upstream: "first", status: status, message: "too long"))
        #expect(shop.upstream.count == 1)
    }

    @Test func `the first one's fault is told where none can answer`() async throws {
        let shop = try Shop(Shop.two(more: Self.once))
        let caller = try shop.ask()
        await shop.upstream.call(1).answer("", status: 503)
        await shop.upstream.call(2).fail(.connectionRefused)
        let error = await #expect(throws: GatewayError.self) { try await caller.value }
        #expect(error == .upstreamFailed(upstream: "first", status: 503, message: ""))
    }

    @Test func `one that refuses calls for coming too fast is not waited for while there is another`() async throws {
        let shop = try Shop(Shop.two())
        let first = try shop.ask("One?")
        await shop.upstream.call(1).answer("", status: 429, headers: [HTTPHeader(name: "Retry-After", value: "20")])
        await shop.upstream.call(2).answer(Shop.completion())
        #expect(try await first.value.info.upstream == "second")
        let second = try shop.ask("Two?")
        await shop.upstream.call(3).answer(Shop.completion())
        #expect(try await second.value.info.upstream == "second")
    }

    @Test func `after the upstreams come the fallback models, in their order, each with its name`() async throws {
        let shop = try Shop(
            Shop.two(more: Self.once) + "models: {deepseek-v3.2: {fallback: [gpt-4.1, gemini-2.5-flash]}}"
        )
        shop.upstream.always { $0.answer("", status: 500) }
        let caller = try shop.ask()
        #expect(await caller.code == "upstream_error")
        let asked = shop.upstream.calls.map { call in
            host(call) + (["deepseek", "gpt-4.1", "gemini"].first { call.body.contains($0) } ?? "")
        }
        #expect(
            asked == [
                "firstdeepseek", "seconddeepseek", "firstgpt-4.1", "secondgpt-4.1", "firstgemini", "secondgemini",
            ]
        )
    }

    @Test func `a model is asked for by the upstream's own name, where it is served`() async throws {
        let shop = try Shop(
            """
            upstreams:
              - {name: first, base_url: "https://first.example/v1", keyless: true, models: {gpt-4.1: openai/gpt-4.1}}

            """
        )
        let caller = shop.ask(try Shop.call(model: "gpt-4"))
        let call = await shop.upstream.call(1)
        #expect(call.body.contains(#""model":"openai/gpt-4.1""#))
        call.answer(Shop.completion())
        #expect(try await caller.value.info.model == "gpt-4.1")
        #expect(await (try shop.ask()).code == "upstream_not_configured")
    }

    @Test func `unequal weights split the calls, and none goes to a weight of zero`() async throws {
        let shop = try Shop(
            """
            upstreams:
              - {name: first, base_url: "https://first.example/v1", keyless: true, weight: 90}
              - {name: second, base_url: "https://second.example/v1", keyless: true, weight: 10}
              - {name: third, base_url: "https://third.example/v1", keyless: true, weight: 0}

            """
        )
        shop.upstream.always { $0.answer(Shop.completion()) }
        for number in 0..<500 { _ = try await shop.gateway.chat(Shop.call("\(number)")) }
        let second = shop.upstream.calls.filter { $0.url.contains("second.example") }.count
        #expect((25...80).contains(second), "\(second)")
        #expect(shop.upstream.calls.allSatisfy { !$0.url.contains("third.example") })
    }

    @Test func `an upstream of weight zero is never asked, though it be the only one that serves the model`()
        async throws
    {
        let shop = try Shop(
            """
            upstreams:
              - {name: first, base_url: "https://first.example/v1", keyless: true, models: [gpt-4.1]}
              - {name: second, base_url: "https://second.example/v1", keyless: true, weight: 0}

            """
        )
        #expect(await (try shop.ask()).code == "upstream_not_configured")
        #expect(shop.upstream.count == 0)
    }

    @Test func `among equals the one with the fewest calls under way is asked`() async throws {
        let shop = try Shop(Shop.two((1, 1)))
        var callers: [Task<ChatReply, any Error>] = []
        for number in 1...10 {
            callers.append(try shop.ask("\(number)"))
            _ = await shop.upstream.call(number)
        }
        #expect(shop.upstream.calls.filter { host($0) == "first" }.count == 5)
        // The first's calls are over: the next four go there.
        for call in shop.upstream.calls where host(call) == "first" { call.answer(Shop.completion()) }
        while shop.ledger.lines.count < 5 { await Task.yield() }
        for number in 11...14 {
            callers.append(try shop.ask("\(number)"))
            #expect(host(await shop.upstream.call(number)) == "first")
        }
        for caller in callers { caller.cancel() }
    }

    @Test func `an upstream whose key is missing is passed over, and named where there is no other`() async throws {
        let yaml = """
            upstreams:
              - {name: first, base_url: "https://first.example/v1", api_key_env: NO_SUCH_KEY}

            """
        let shop = try Shop(yaml)
        let error = await #expect(throws: GatewayError.self) { try await shop.gateway.chat(Shop.call()) }
        #expect(error?.code == "upstream_not_configured")
        #expect(error?.description.contains("NO_SUCH_KEY") == true)
        #expect(shop.upstream.count == 0)
    }
}
