import JSONText
import Telemetry
import TestSupport
import Testing
import Tracing

@Suite struct TelemetryTracerTests {
    private struct Headers: Extractor, Injector {
        func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
    }

    private struct Secretive: Error, CustomStringConvertible {
        var description: String { "the prompt was: my door code is 4711" }
    }

    private static let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    private func sent(_ collector: Collector, _ exporter: SpanExporter) async throws -> [JSONNode] {
        exporter.shutDown()
        await exporter.run()
        return try collector.spans()
    }

    @Test func `a span is told as OTLP has it`() async throws {
        let collector = Collector()
        let exporter = collector.exporter()
        let tracer = Collector.tracer(exporter)
        let at = { (nanoseconds: UInt64) in DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: nanoseconds) }
        let span = tracer.startSpan("chat deepseek", ofKind: .client, at: at(1_790_000_000_000_000_001))
        span.attributes["text"] = "a \"b\"\n\u{1}"
        span.attributes["number"] = 9_007_199_254_740_993
        span.attributes["half"] = 0.5
        span.attributes["none"] = Double.nan
        span.attributes["flag"] = true
        span.attributes["list"] = ["a", "b"]
        span.addEvent(SpanEvent(name: "first token", at: at(5), attributes: ["n": 1]))
        span.setStatus(SpanStatus(code: .error, message: "no"))
        span.end(at: at(1_790_000_000_000_000_009))
        let spans = try await sent(collector, exporter)
        let body = try JSONDocument(try #require(collector.bodies.first)).root
        let resource = try #require(body["resourceSpans"]?.elements.first?["resource"])
        #expect(
            String(decoding: resource.bytes, as: UTF8.self)
                == #"{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}},{"key":"service.version","value":{"stringValue":"1.2"}}]}"#
        )
        let told = try #require(spans.first)
        let text = String(decoding: told.bytes, as: UTF8.self)
        let ids = try #require(told["traceId"]?.string).count + (try #require(told["spanId"]?.string).count)
        #expect(ids == 48)
        #expect(told["parentSpanId"] == nil)
        #expect(
            text.hasSuffix(
                #""flags":1,"name":"chat deepseek","kind":3,"startTimeUnixNano":"1790000000000000001","#
                    + #""endTimeUnixNano":"1790000000000000009","attributes":["#
                    + #"{"key":"flag","value":{"boolValue":true}},{"key":"half","value":{"doubleValue":0.5}},"#
                    + #"{"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}},"#
                    + #"{"key":"none","value":{"doubleValue":"NaN"}},"#
                    + #"{"key":"number","value":{"intValue":"9007199254740993"}},"#
                    + #"{"key":"text","value":{"stringValue":"a \"b\"\n\u0001"}}],"#
                    + #""events":[{"timeUnixNano":"5","name":"first token","attributes":[{"key":"n","value":{"intValue":"1"}}]}],"#
                    + #""status":{"message":"no","code":2}}"#
            ),
            "\(text)"
        )
    }

    @Test func `spans in spans are one trace, which began with the caller's`() async throws {
        let collector = Collector()
        let exporter = collector.exporter()
        let tracer = Collector.tracer(exporter, ratio: 0)
        var context = ServiceContext.topLevel
        tracer.extract(["traceparent": Self.parent, "tracestate": "rojo=1"], into: &context, using: Headers())
        var headers: [String: String] = [:]
        tracer.withSpan("outer", context: context, ofKind: .server) { _ in
            tracer.withSpan("inner") { span in tracer.inject(span.context, into: &headers, using: Headers()) }
        }
        let spans = try await sent(collector, exporter)
        #expect(spans.map { $0["name"]?.string } == ["inner", "outer"])
        #expect(Set(spans.map { $0["traceId"]?.string }) == ["4bf92f3577b34da6a3ce929d0e0e4736"])
        #expect(spans.last?["parentSpanId"]?.string == "00f067aa0ba902b7")
        #expect(spans.first?["parentSpanId"]?.string == spans.last?["spanId"]?.string)
        #expect(spans.first?["traceState"]?.string == "rojo=1")
        let inner = try #require(spans.first?["spanId"]?.string)
        #expect(headers == ["traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-\(inner)-01", "tracestate": "rojo=1"])
    }

    @Test func `what is not recorded is handed on all the same`() async throws {
        let collector = Collector()
        let exporter = collector.exporter()
        let tracer = Collector.tracer(exporter)
        var context = ServiceContext.topLevel
        tracer.extract(["traceparent": String(Self.parent.dropLast()) + "0"], into: &context, using: Headers())
        var headers: [String: String] = [:]
        tracer.withSpan("span", context: context) { span in
            #expect(!span.isRecording)
            tracer.inject(span.context, into: &headers, using: Headers())
        }
        #expect(headers["traceparent"]?.hasPrefix("00-4bf92f3577b34da6a3ce929d0e0e4736-") == true)
        #expect(headers["traceparent"]?.hasSuffix("-00") == true)
        #expect(try await sent(collector, exporter).isEmpty)
    }

    @Test(arguments: ["", "00-0-0-0", "nonsense"])
    func `a caller who is not understood begins no trace, and its state is dropped`(header: String) {
        let tracer = Collector.tracer(Collector().exporter())
        var context = ServiceContext.topLevel
        tracer.extract(["traceparent": header, "tracestate": "rojo=1"], into: &context, using: Headers())
        var headers: [String: String] = [:]
        tracer.inject(context, into: &headers, using: Headers())
        #expect(headers.isEmpty)
    }

    @Test func `of an error only its type is told, and no secret of anything`() async throws {
        let collector = Collector()
        let exporter = collector.exporter(secrets: ["hunter2!"])
        let tracer = Collector.tracer(exporter)
        #expect(throws: Secretive.self) {
            try tracer.withSpan("by hunter2!") { span in
                span.attributes["a"] = "Bearer abcdefgh"
                span.attributes["b"] = "sk-0123456789"
                span.attributes["hunter2!"] = ["hunter2!"]
                throw Secretive()
            }
        }
        let spans = try await sent(collector, exporter)
        let text = String(decoding: try #require(collector.bodies.first), as: UTF8.self)
        for secret in ["4711", "hunter2!", "abcdefgh", "0123456789"] { #expect(!text.contains(secret)) }
        let event = try #require(spans.first?["events"]?.elements.first)
        #expect(event["name"]?.string == "exception")
        #expect(event["attributes"]?.elements.first?["value"]?["stringValue"]?.string == "Secretive")
        #expect(spans.first?["status"]?["code"]?.int == 2)
    }

    @Test func `a span is bounded, and says how much more there was`() async throws {
        let collector = Collector()
        let exporter = collector.exporter()
        let span = Collector.tracer(exporter).startSpan("span")
        for index in 0..<70 {
            span.attributes["a\(index)"] = index
            span.addEvent(SpanEvent(name: "\(index)"))
        }
        span.attributes["a0"] = String(repeating: "x", count: 100_000)
        span.end()
        span.attributes["late"] = 1
        span.end()
        let spans = try await sent(collector, exporter)
        #expect(spans.count == 1)
        #expect(spans.first?["attributes"]?.elements.count == 64)
        #expect(spans.first?["droppedAttributesCount"]?.int == 6)
        #expect(spans.first?["events"]?.elements.count == 64)
        #expect(spans.first?["droppedEventsCount"]?.int == 6)
        #expect(collector.bodies.allSatisfy { $0.count < 20_000 })
    }
}
