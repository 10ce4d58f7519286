import Foundation
import Gateway
import JSONText
import RAGCore
import Synchronization
import Telemetry
import TestSupport
import Testing
import Tracing
import Transport

@Suite(.timeLimit(.minutes(1))) struct TracingTests {
    /// Tracing is of a whole process, so it is tried in one of its own.
    @Test func `a call is a span of whoever asked, with its model and its tokens, and without the prompt`() async {
        await #expect(processExitsWith: .success) {
            let bodies = Mutex<[[UInt8]]>([])
            let exporter = SpanExporter(encoding: OTLPEncoding(service: "test", version: "1")) { body in
                bodies.withLock { $0.append(body) }
            }
            InstrumentationSystem.bootstrap(TelemetryTracer(sampler: TraceSampler(ratio: 1), exporter: exporter))
            let shop = try Shop()
            let headers = Mutex<[String]>([])
            shop.upstream.always { call in
                headers.withLock { $0 += call.request.headers.filter { $0.name == "traceparent" }.map(\.value) }
                let reply = """
                    {"id":"1","model":"deepseek-v3.2-0324","choices":[{"index":0,"message":{"role":"assistant",\
                    "content":"secret-answer"},"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":3}}
                    """
                call.answer(reply, status: 200)
            }
            let call = try Shop.call("secret-prompt")
            try await withSpan("request", ofKind: .server) { _ in _ = try await shop.gateway.chat(call) }
            await shop.gateway.shutDown()
            exporter.shutDown()
            await exporter.run()
            let body = try #require(bodies.withLock { $0.first })
            let text = String(decoding: body, as: UTF8.self)
            #expect(!text.contains("secret-"))
            #expect(!text.contains(Shop.key))
            let source = try JSONDocument(body).root["resourceSpans"]?.elements.first
            let spans = try #require(source?["scopeSpans"]?.elements.first?["spans"]).elements.map(\.self)
            let (client, server) = (try #require(spans.first), try #require(spans.last))
            #expect(spans.count == 2)
            #expect(client["kind"]?.int == 3)
            #expect(client["parentSpanId"]?.string == server["spanId"]?.string)
            let trace = try #require(client["traceId"]?.string)
            let span = try #require(client["spanId"]?.string)
            #expect(headers.withLock { $0 } == ["00-\(trace)-\(span)-01"])
            var values: [String: String] = [:]
            for field in try #require(client["attributes"]).elements {
                let value = field["value"]?["stringValue"]?.string ?? field["value"]?["intValue"]?.string
                values[try #require(field["key"]?.string)] = value
            }
            #expect(values["gen_ai.operation.name"] == "chat")
            #expect(values["gen_ai.provider.name"] == "shop")
            #expect(values["gen_ai.request.model"] != nil)
            #expect(values["gen_ai.response.model"] == "deepseek-v3.2-0324")
            #expect(values["gen_ai.usage.input_tokens"] == "7")
            #expect(values["gen_ai.usage.output_tokens"] == "3")
            #expect(values["server.address"] == "shop.example")
            #expect(values["server.port"] == "443")
            #expect(values["error.type"] == nil)
        }
    }
}
