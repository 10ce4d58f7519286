import Foundation
import Gateway
import Logging
import RAGCore
import TestSupport
import Transport
import Upstreams
import WireFormat

/// A gateway over an upstream that the test answers by hand, in a time that it moves by hand.
struct Shop {
    static let key = "sk-test-0123456789abcdef0123456789abcdef"
    static let otherKey = "sk-other-0123456789abcdef0123456789abcdef"

    let upstream = ManualUpstream()
    let time = ManualTime()
    let gateway: Gateway
    let ledger = LineLedger()
    let log = LogLines()

    /// - Parameter yaml: settings; one upstream, `shop`, where it names none.
    init(
        _ yaml: String = "",
        archive: (any ResponseArchive)? = nil,
        makeArchive: (ManualTime) -> (any ResponseArchive)? = { _ in nil }
    ) throws {
        let upstreams = yaml.contains("upstreams:") ? "" : Self.upstream
        let configuration = try GatewayConfiguration.load(
            yaml: upstreams + yaml,
            file: "test.yaml",
            environment: ["SHOP_KEY": Self.key, "SHOP_KEY_2": Self.otherKey]
        )
        let log = log
        var logger = Logger(label: "test") { _ in log.handler }
        logger.logLevel = .trace
        gateway = Gateway(
            configuration: configuration,
            transport: upstream,
            ledger: ledger,
            archive: archive ?? makeArchive(time),
            time: time,
            random: SharedGenerator(SeededGenerator(seed: 1)),
            logger: logger
        )
    }

    private static let upstream = """
        upstreams:
          - name: shop
            base_url: https://shop.example/v1
            api_key_env: SHOP_KEY

        """

    /// Two upstreams, `first` and `second`, of which the one with the lower priority is asked first.
    static func two(_ priorities: (Int, Int) = (1, 2), more: String = "") -> String {
        """
        upstreams:
          - {name: first, base_url: "https://first.example/v1", api_key_env: SHOP_KEY, priority: \(priorities.0)\(more)}
          - {name: second, base_url: "https://second.example/v1", api_key_env: SHOP_KEY_2, priority: \(priorities.1)\(more)}

        """
    }

    /// The upstream `shop`, with settings of its own.
    static func one(_ settings: String, keys: String = "SHOP_KEY") -> String {
        """
        upstreams:
          - {name: shop, base_url: "https://shop.example/v1", api_key_env: \(keys), \(settings)}

        """
    }

    // MARK: Callers

    func ask(_ call: ChatCall) -> Task<ChatReply, any Error> {
        Task { try await gateway.chat(call) }
    }

    func ask(_ question: String = "Where is my parcel?") throws -> Task<ChatReply, any Error> {
        ask(try Self.call(question))
    }

    func ask(_ count: Int, _ call: ChatCall) -> [Task<ChatReply, any Error>] {
        (0..<count).map { _ in ask(call) }
    }

    func open(_ call: ChatCall) -> Task<ReplyStream, any Error> {
        Task { try await gateway.stream(call) }
    }

    func open(_ question: String = "Where is my parcel?") throws -> Task<ReplyStream, any Error> {
        open(try Self.call(question))
    }

    /// A stream that has begun: its first event is there, and not read yet.
    func begun() async throws -> (stream: ReplyStream, call: ManualUpstream.Call) {
        let number = upstream.count + 1
        let opening = try open()
        let call = await upstream.call(number)
        call.begin()
        call.send(Self.event("On its"))
        return (try await opening.value, call)
    }

    /// Asks, and answers as upstream.
    @discardableResult
    func answered(_ question: String = "Where is my parcel?", _ answer: String = completion()) async throws -> ChatReply
    {
        let call = upstream.count + 1
        let caller = try ask(question)
        await upstream.call(call).answer(answer)
        return try await caller.value
    }

    /// Waits until so many requests wait for calls that they may share.
    func untilWaiting(_ count: Int) async {
        while gateway.waitingCount < count { await Task.yield() }
    }

    /// Waits until no call is under way that others may join.
    func untilIdle() async {
        while gateway.flightCount > 0 { await Task.yield() }
    }

    /// Moves the time on whenever more than the gateway's own timer waits for it, as often as that is.
    func pumping<Value: Sendable>(
        by step: Duration = .seconds(1),
        _ work: @Sendable () async throws -> Value
    ) async rethrows -> Value {
        let pump = Task {
            while true {
                await time.untilSleeping(2)
                if Task.isCancelled { return }
                time.advance(by: step)
            }
        }
        defer { pump.cancel() }
        return try await work()
    }
}

// MARK: What is sent

extension Shop {
    static func request(
        _ question: String = "Where is my parcel?",
        model: String = "deepseek-v3.2",
        more: String = ""
    ) throws -> ChatRequest {
        try ChatRequest(
            Array(#"{"model":"\#(model)","messages":[{"role":"user","content":"\#(question)"}]\#(more)}"#.utf8)
        )
    }

    static func call(
        _ question: String = "Where is my parcel?",
        model: String = "deepseek-v3.2",
        more: String = "",
        tenant: String = "",
        patience: Duration? = nil,
        cache: CacheControl = .standard
    ) throws -> ChatCall {
        ChatCall(try request(question, model: model, more: more), tenant: tenant, patience: patience, cache: cache)
    }

    /// A chat completion of an upstream.
    static func completion(_ text: String = "On its way.", input: Int = 100, output: Int = 20) -> String {
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"deepseek-v3.2","choices":[{"index":0,\
        "message":{"role":"assistant","content":"\(text)"},"finish_reason":"stop"}],\
        "usage":{"prompt_tokens":\(input),"completion_tokens":\(output),"total_tokens":\(input + output)}}
        """
    }

    /// An event of a stream.
    static func event(_ text: String, finish: String? = nil) -> String {
        let reason = finish.map { "\"\($0)\"" } ?? "null"
        return """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"\(text)"},\
            "finish_reason":\(reason)}]}\n\n
            """
    }

    /// The event of a stream that tells its usage alone.
    static let usageEvent = """
        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":100,\
        "completion_tokens":20,"total_tokens":120}}\n\n
        """

    static let startEvent = """
        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant",\
        "content":""},"finish_reason":null}]}\n\n
        """

    static let done = "data: [DONE]\n\n"

    /// A whole stream of two events with text.
    static let answer = startEvent + event("On its") + event(" way.", finish: "stop") + usageEvent + done
}
