import Foundation
import Gateway
import RAGCore
import TestSupport
import Transport
import Upstreams
import WireFormat

/// A gateway over an upstream that the test answers by hand, in a time that it moves by hand.
struct Shop {
    let upstream = ManualUpstream()
    let time = ManualTime()
    let gateway: Gateway
    let ledger = LineLedger()

    /// - Parameter yaml: settings; one upstream, `shop`, where it names none.
    init(_ yaml: String = "", archive: (any ResponseArchive)? = nil) throws {
        let upstreams = yaml.contains("upstreams:") ? "" : Self.upstream
        let configuration = try GatewayConfiguration.load(
            yaml: upstreams + yaml,
            file: "test.yaml",
            environment: ["SHOP_KEY": "sk-test-0123456789abcdef0123456789abcdef", "SHOP_KEY_2": "sk-other-0123456789abcdef0123456789abcdef"]
        )
        gateway = Gateway(
            configuration: configuration,
            transport: upstream,
            ledger: ledger,
            archive: archive,
            time: time,
            random: SharedGenerator(SeededGenerator(seed: 1))
        )
    }

    private static let upstream = """
        upstreams:
          - name: shop
            base_url: https://shop.example/v1
            api_key_env: SHOP_KEY

        """

    static func request(
        _ question: String = "Where is my parcel?",
        model: String = "deepseek-v3.2",
        more: String = ""
    ) throws -> ChatRequest {
        try ChatRequest(
            Array(#"{"model":"\#(model)","messages":[{"role":"user","content":"\#(question)"}]\#(more)}"#.utf8)
        )
    }

    static func call(_ question: String = "Where is my parcel?", tenant: String = "") throws -> ChatCall {
        ChatCall(try request(question), tenant: tenant)
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
}
