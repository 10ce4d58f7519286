import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Which answers are kept: those that are whole, and nobody's business but the words'.
@Suite(.timeLimit(.minutes(1))) struct KeptAnswersTests {
    /// Whether the same question is answered from memory afterwards.
    private func isKept(_ body: String) async throws -> Bool {
        let shop = try Shop()
        try await shop.answered("Where is my parcel?", body)
        return try await isAnswered(by: shop) { _ = try await shop.gateway.chat(Shop.call()) }
    }

    private func isStreamKept(_ events: String) async throws -> Bool {
        let shop = try Shop()
        let opening = try shop.open()
        await shop.upstream.call(1).answer(events)
        _ = try? await opening.value.frames()
        return try await isAnswered(by: shop) { _ = try await shop.gateway.stream(Shop.call()) }
    }

    private func isAnswered(by shop: Shop, _ ask: @escaping @Sendable () async throws -> Void) async throws -> Bool {
        let before = shop.upstream.count
        shop.upstream.always { $0.answer("", status: 400) }
        try? await ask()
        return shop.upstream.count == before
    }

    private func plain(_ choices: String) -> String {
        #"{"id":"1","object":"chat.completion","choices":[\#(choices)],"usage":{"prompt_tokens":1,"completion_tokens":1}}"#
    }

    @Test func `plain answers are kept where they are whole and call no tool`() async throws {
        let whole = #"{"index":0,"message":{"role":"assistant","content":"a"},"finish_reason":"stop"}"#
        let long = #"{"index":0,"message":{"role":"assistant","content":"a"},"finish_reason":"length"}"#
        let open = #"{"index":1,"message":{"role":"assistant","content":"a"},"finish_reason":null}"#
        let tools = #"{"index":0,"message":{"content":null,"tool_calls":[{"id":"1"}]},"finish_reason":"tool_calls"}"#
        let function = #"{"index":0,"message":{"content":null,"function_call":{"name":"f"}},"finish_reason":"stop"}"#
        let noTools = #"{"index":0,"message":{"content":"a","tool_calls":[]},"finish_reason":"stop"}"#
        let kept = [whole, long, noTools, whole + "," + whole]
        for choices in kept { #expect(try await isKept(plain(choices)), "\(choices)") }
        let dropped = [open, whole + "," + open, tools, function]
        for choices in dropped { #expect(try await !isKept(plain(choices)), "\(choices)") }
    }

    @Test func `streams are kept where they came to their end`() async throws {
        let tools =
            #"data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0}]},"finish_reason":null}]}"# + "\n\n"
        let whole = Shop.event("a", finish: "stop")
        #expect(try await isStreamKept(Shop.answer))
        #expect(try await isStreamKept(whole + Shop.done))
        // Some end without the mark.
        #expect(try await isStreamKept(whole))
        #expect(try await !isStreamKept(Shop.event("a") + Shop.done), "no reason for the end")
        #expect(try await !isStreamKept(Shop.event("a")), "cut off")
        #expect(try await !isStreamKept(tools + whole + Shop.done), "calls a tool")
        #expect(try await !isStreamKept(Shop.event("a") + "data: {\"error\":{\"message\":\"no\"}}\n\n" + Shop.done))
    }

    @Test func `of two answers side by side, one that ended is not all`() async throws {
        let shop = try Shop()
        let call = try Shop.call(more: #","n":2"#)
        let opening = shop.open(call)
        await shop.upstream.call(1).answer(Shop.event("a") + Shop.event("b", finish: "stop"))
        let stream = try await opening.value
        await #expect(throws: GatewayError.self) { try await stream.frames() }
    }

    @Test func `a stream that is cut off is not kept`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.event("On its", finish: "stop"))
        let stream = try await opening.value
        call.fail(.connectionLost(afterHead: true))
        await #expect(throws: GatewayError.self) { try await stream.frames() }
        let again = try shop.open()
        await shop.upstream.call(2).answer(Shop.answer)
        #expect(try await again.value.frames().count == 3)
    }

    @Test func `a fallback's answer is not kept under the name of the model that was asked for`() async throws {
        let shop = try Shop(
            Shop.one("retry: {attempts: 1}") + "models: {deepseek-v3.2: {fallback: [gpt-4.1]}}"
        )
        let caller = try shop.ask()
        await shop.upstream.call(1).answer("", status: 500)
        await shop.upstream.call(2).answer(Shop.completion("from the other"))
        let reply = try await caller.value
        #expect(reply.info.model == "gpt-4.1")
        #expect(reply.info.attempts == 2)
        // The price is the fallback's.
        #expect(reply.info.cost == Money(picodollars: 100 * 2_000_000 + 20 * 8_000_000))
        let again = try await shop.answered()
        #expect(again.info.cache == .miss)
        #expect(again.info.model == "deepseek-v3.2")
    }
}
