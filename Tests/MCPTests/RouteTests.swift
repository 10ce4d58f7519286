import MCP
import Testing

@Suite struct RouteTests {
    private static let headers = [
        "host": "localhost:8080", "content-type": "application/json",
        "accept": "application/json, text/event-stream",
    ]

    private func plan(
        _ changes: [String: String?] = [:],
        method: String = "POST",
        rule: MCPHostRule = .loopback
    ) throws -> MCPPlan {
        var headers = Self.headers
        for (name, value) in changes { headers[name] = value }
        return try MCPRoute(rule).plan(method: method) { headers[$0] }
    }

    @Test(
        arguments: [
            ("application/json, text/event-stream", "application/json"), ("application/json", "application/json"),
            ("*/*", "application/json"), ("application/*", "application/json"), (nil, "application/json"),
            ("text/event-stream", "text/event-stream"), ("Text/Event-Stream ; q=0.5", "text/event-stream"),
            ("application/json;q=0, */*", "text/event-stream"), ("application/json;Q=0.0,text/*", "text/event-stream"),
            ("text/html", "406"), ("", "406"), ("application/json;q=0", "406"), ("json", "406"),
        ] as [(String?, String)]
    )
    func `the reply has the type that is accepted`(accept: String?, type: String) throws {
        let reply = MCPReply(bytes: Array("{}".utf8), isRefusal: false)
        if type == "406" {
            #expect(throws: MCPRefusal.notAcceptable(accept ?? "")) { try plan(["accept": accept]) }
        } else {
            let response = try plan(["accept": accept]).response(to: reply)
            #expect(response.status == 200)
            #expect(response.contentType == type)
            let body = type == "application/json" ? "{}" : "event: message\ndata: {}\n\n"
            #expect(String(decoding: response.body, as: UTF8.self) == body)
        }
    }

    @Test func `a notification is taken without a body, and what is no message has a status of its own`() throws {
        let plan = try plan(["accept": "text/event-stream"])
        #expect(plan.response(to: nil) == MCPPlan.Response(status: 202, contentType: nil, body: []))
        let refused = plan.response(to: MCPReply(bytes: [1], isRefusal: true))
        #expect(refused == MCPPlan.Response(status: 400, contentType: "application/json", body: [1]))
    }

    @Test(arguments: ["GET", "DELETE", "PUT", "post"])
    func `only POST is there`(method: String) {
        #expect(throws: MCPRefusal.methodNotAllowed(method)) { try plan(method: method) }
        #expect(MCPRefusal.methodNotAllowed(method).status == 405)
    }

    @Test(
        arguments: [
            ("application/json", true), ("application/json; charset=utf-8", true), ("Application/JSON", true),
            ("text/plain", false), ("application/jsonl", false), (nil, false),
        ] as [(String?, Bool)]
    )
    func `a message is JSON`(type: String?, isTaken: Bool) {
        if isTaken {
            #expect(throws: Never.self) { try plan(["content-type": type]) }
        } else {
            #expect(throws: MCPRefusal.unsupportedMediaType(type ?? "")) { try plan(["content-type": type]) }
        }
    }

    @Test func `the header names the revision, and none is the first that had HTTP`() throws {
        #expect(try plan().revision == .march2025)
        for revision in MCPRevision.allCases {
            #expect(try plan(["mcp-protocol-version": revision.rawValue]).revision == revision)
        }
        let refusal = #expect(throws: MCPRefusal.self) { try plan(["mcp-protocol-version": "2019-01-01"]) }
        #expect(refusal?.status == 400)
        #expect(
            refusal?.description
                == "MCP-Protocol-Version is “2019-01-01”; it has to be one of 2024-11-05, 2025-03-26, 2025-06-18."
        )
    }

    private static let keyed = MCPHostRule(hosts: nil, origins: ["https://Shop.example"])

    @Test(
        arguments: [

            // On the machine itself: no foreign page, by whatever name it calls.
            (.loopback, "localhost:8080", nil, 200), (.loopback, "127.0.0.1", nil, 200),
            (.loopback, "[::1]:8080", nil, 200), (.loopback, "LOCALHOST", nil, 200),
            (.loopback, "localhost:8080", "http://localhost:8080", 200),
            (.loopback, "localhost:8080", "http://localhost:9090", 403),
            (.loopback, "localhost:8080", "http://evil.example", 403), (.loopback, "localhost:8080", "null", 403),
            (.loopback, "evil.example:8080", "http://evil.example:8080", 403), (.loopback, "evil.example", nil, 403),
            (.loopback, "localhost.evil.example", nil, 403), (.loopback, nil, nil, 403),
            (.loopback, "[::1", nil, 403), (.loopback, "localhost:8080", "", 403),
            // Where every caller shows a key.
            (keyed, "api.example", nil, 200), (keyed, "api.example", "https://shop.example", 200),
            (keyed, "api.example", "https://api.example", 200), (keyed, "api.example", "https://evil.example", 403),
            (keyed, "api.example", "https://shop.example.evil", 403), (keyed, nil, "http://", 403),
        ] as [(MCPHostRule, String?, String?, Int)]
    )
    func `pages of other origins may not call`(rule: MCPHostRule, host: String?, origin: String?, status: Int) {
        do {
            _ = try plan(["host": host, "origin": origin], rule: rule)
            #expect(status == 200)
        } catch {
            #expect((error as? MCPRefusal)?.status == status)
        }
    }
}
