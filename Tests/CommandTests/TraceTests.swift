import Testing

/// Traces that a running service sends to a collector.
@Suite struct TraceTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let caller = "00f067aa0ba902b7"

    /// Calls the service once, as part of a trace, and gives what the collector was sent until the service had ended.
    private func spans(_ model: ModelDouble, flags: String, sample: String) async throws -> [JSON] {
        let (desk, collector) = (try Desk(), try ModelDouble())
        try desk.write("policy.yaml", "version: 1\nrules:\n  - {name: all, when: {}, then: cheap}\notherwise: cheap\n")
        try desk.write(
            "settings.yaml",
            """
            policy: policy.yaml
            upstreams: [{name: double, base_url: "\(model.url)/v1", keyless: true}]
            server: {traces: {endpoint: "\(collector.url)", headers: {X-Scope-OrgID: shop}, sample: \(sample)}}

            """
        )
        try await ConfiguredService.run(desk) { service in
            let parent = "traceparent: 00-\(Self.trace)-\(Self.caller)-\(flags)"
            _ = try await service.answer("How long is the warranty on a tent?", headers: [parent])
        }
        return try collector.requests.flatMap { request in
            #expect(request.hasPrefix("POST /v1/traces HTTP/1.1\r\n"))
            #expect(request.lowercased().contains("\r\nx-scope-orgid: shop\r\n"))
            let body = try #require(request.split(separator: "\r\n\r\n", maxSplits: 1).last)
            return try JSON(String(body))["resourceSpans"][0]["scopeSpans"][0]["spans"].elements
        }
    }

    @Test func `a request is a span of its caller's trace, and the call of the model one below it`() async throws {
        let model = try ModelDouble()
        let spans = try await spans(model, flags: "01", sample: "0")
        let request = try #require(spans.first { $0["parentSpanId"] == .string(Self.caller) })
        #expect(request["name"] == "POST /v1/answers")
        #expect(request["kind"] == 2)
        let call = try #require(spans.first { $0["parentSpanId"] == request["spanId"] })
        #expect(call["kind"] == 3)
        #expect(spans.allSatisfy { $0["traceId"] == .string(Self.trace) })
        guard case .string(let id) = call["spanId"] else { throw MissingSpan() }
        #expect(model.requests.contains { $0.contains("00-\(Self.trace)-\(id)-01") })
        #expect(!"\(spans)".contains("warranty"), "what was asked is in no span")
    }

    @Test func `what the caller does not record is not sent`() async throws {
        #expect(try await spans(try ModelDouble(), flags: "00", sample: "1").isEmpty)
    }
}

private struct MissingSpan: Error {}
