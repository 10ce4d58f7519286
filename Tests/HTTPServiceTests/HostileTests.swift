import Access
import HTTPService
import JSONText
import TestSupport
import Testing

/// Requests that are wrong, by mistake or by intent: each is refused with a sentence, a code and the place.
@Suite struct `A request` {
    struct Row: CustomTestStringConvertible, Sendable {
        var path: String
        var body: String
        var status: Int
        var code: String
        var param: String?
        /// Stands in the sentence.
        var says = ""
        var method = "POST"

        var testDescription: String { "\(method) \(path) \(body.prefix(80))" }
    }

    private static func invalid(_ path: String, _ body: String, _ param: String?, _ says: String = "") -> Row {
        Row(path: path, body: body, status: 400, code: "invalid_value", param: param, says: says)
    }

    private static func missing(_ path: String, _ body: String, _ param: String) -> Row {
        Row(path: path, body: body, status: 400, code: "missing_field", param: param)
    }

    private static func unknown(_ path: String, _ body: String, _ param: String, _ guess: String) -> Row {
        Row(path: path, body: body, status: 400, code: "unknown_field", param: param, says: "did you mean `\(guess)`?")
    }

    private static let answers = "/v1/answers"
    private static let search = "/v1/search"
    private static let documents = "/v1/collections/default/documents/new"
    private static let nested = (0..<8).reduce(#"{"type":"eq","key":"a","value":1}"#) { inner, _ in
        #"{"type":"and","filters":[\#(inner)]}"#
    }

    static let rows: [Row] = [
        missing(answers, "{}", "question"),
        missing(answers, #"{"question":null}"#, "question"),
        invalid(answers, #"{"question":1}"#, "question", "must be a string"),
        invalid(answers, #"{"question":""}"#, "question", "1 to 8000"),
        invalid(answers, #"{"question":" \t\n "}"#, "question", "blanks"),
        invalid(answers, #"{"question":"\#(String(repeating: "ä", count: 8_001))"}"#, "question", "1 to 8000"),
        unknown(answers, #"{"question":"a","colection":"b"}"#, "colection", "collection"),
        unknown(answers, #"{"question":"a","Stream":true}"#, "Stream", "stream"),
        invalid(answers, #"{"question":"a","question":"b"}"#, nil, "twice"),
        invalid(answers, #"{"question":"a","stream":"yes"}"#, "stream", "true or false"),
        invalid(answers, #"{"question":"a","stream":1}"#, "stream", "true or false"),
        invalid(answers, #"{"question":"a","tier":"free"}"#, "tier", #""cheap", "strong""#),
        invalid(answers, #"{"question":"a","locale":"e"}"#, "locale", "2 to 35"),
        invalid(answers, #"{"question":"a","history":{}}"#, "history", "a list"),
        invalid(answers, #"{"question":"a","history":[1]}"#, "history[0]", "an object"),
        missing(answers, #"{"question":"a","history":[{"role":"user"}]}"#, "history[0].content"),
        invalid(answers, #"{"question":"a","history":[{"role":"system","content":"x"}]}"#, "history[0].role", "user"),
        unknown(
            answers,
            #"{"question":"a","history":[{"role":"user","content":"x","contents":"y"}]}"#,
            "history[0].contents",
            "content"
        ),
        invalid(
            answers,
            #"{"question":"a","history":[\#(Array(repeating: #"{"role":"user","content":"x"}"#, count: 51).joined(separator: ","))]}"#,
            "history",
            "at most 50"
        ),
        invalid(answers, #"{"question":"a","context":[]}"#, "context", "an object"),
        invalid(answers, #"{"question":"a","context":{"order":{}}}"#, "context", "texts, numbers and booleans"),
        invalid(answers, #"{"question":"a","customer_history":[1]}"#, "customer_history[0]", "a string"),
        invalid(answers, #"{"question":"a","filters":[]}"#, "filters", "an object"),
        missing(answers, #"{"question":"a","filters":{}}"#, "filters.type"),
        invalid(answers, #"{"question":"a","filters":{"type":"like"}}"#, "filters.type", #""eq""#),
        missing(answers, #"{"question":"a","filters":{"type":"eq","value":1}}"#, "filters.key"),
        missing(answers, #"{"question":"a","filters":{"type":"eq","key":"a"}}"#, "filters.value"),
        invalid(answers, #"{"question":"a","filters":{"type":"eq","key":"a","value":[1]}}"#, "filters.value"),
        invalid(answers, #"{"question":"a","filters":{"type":"in","key":"a","value":[]}}"#, "filters.value"),
        missing(answers, #"{"question":"a","filters":{"type":"and","filters":[]}}"#, "filters.filters"),
        invalid(
            answers,
            #"{"question":"a","filters":\#(nested)}"#,
            "filters" + String(repeating: ".filters[0]", count: 8),
            "deeper than 8"
        ),
        Row(path: answers, body: "", status: 400, code: "invalid_json", says: "not JSON"),
        Row(path: answers, body: "{", status: 400, code: "invalid_json", says: "not JSON"),
        Row(path: answers, body: "question=a", status: 400, code: "invalid_json", says: "not JSON"),
        Row(path: answers, body: #"{"question":"a"} {}"#, status: 400, code: "invalid_json"),
        Row(path: answers, body: #"{"question":"a",}"#, status: 400, code: "invalid_json"),
        Row(path: answers, body: "{\"question\":\"a\u{0}b\"}", status: 400, code: "invalid_json"),
        Row(path: answers, body: String(repeating: "[", count: 100_000), status: 400, code: "invalid_json"),
        Row(
            path: answers,
            body: #"{"question":"a","context":\#(String(repeating: #"{"a":"#, count: 50_000))"#,
            status: 400,
            code: "invalid_json"
        ),
        invalid(answers, "[]", nil, "must be an object"),
        invalid(answers, "\"text\"", nil, "must be an object"),

        missing(search, "{}", "query"),
        invalid(search, #"{"query":[]}"#, "query"),
        invalid(search, #"{"query":[" "]}"#, "query", "words"),
        invalid(search, #"{"query":[1]}"#, "query[0]", "a string"),
        invalid(search, #"{"query":"a","max_num_results":0}"#, "max_num_results", "1 to 50"),
        invalid(search, #"{"query":"a","max_num_results":51}"#, "max_num_results", "1 to 50"),
        invalid(search, #"{"query":"a","max_num_results":1.5}"#, "max_num_results", "whole number"),
        invalid(search, #"{"query":"a","max_num_results":1e300}"#, "max_num_results", "whole number"),
        invalid(search, #"{"query":"a","ranking_options":{"ranker":"best"}}"#, "ranking_options.ranker", "lexical"),
        invalid(search, #"{"query":"a","ranking_options":{"score_threshold":1.1}}"#, "ranking_options.score_threshold"),
        unknown(search, #"{"query":"a","max_num_result":3}"#, "max_num_result", "max_num_results"),

        missing("/v1/intent", "{}", "text"),
        unknown("/v1/intent", #"{"text":"a","texts":"b"}"#, "texts", "text"),

        missing("/v1/feedback", #"{"rating":"up"}"#, "answer_id"),
        missing("/v1/feedback", #"{"answer_id":"a"}"#, "rating"),
        invalid("/v1/feedback", #"{"answer_id":"a","rating":"best"}"#, "rating", #""up", "down""#),

        missing("/v1/chat/completions", #"{"messages":[{"role":"user","content":"a"}]}"#, "model"),
        missing("/v1/chat/completions", #"{"model":"auto"}"#, "messages"),
        invalid("/v1/chat/completions", #"{"model":"auto","messages":[]}"#, "messages"),
        invalid("/v1/chat", #"{"messages":[{"role":"system","content":"a"}]}"#, "messages", "user"),
        invalid("/v1/chat", #"{"messages":[{"role":"user","content":" "}]}"#, "messages"),
        Row(path: "/v1/chat", body: "{", status: 400, code: "invalid_json"),
        Row(path: "/v1/chat/completions", body: "{", status: 400, code: "invalid_json"),
        unknown(
            "/v1/chat",
            #"{"messages":[{"role":"user","content":"a"}],"nuthatch":{"local":"en"}}"#,
            "nuthatch.local",
            "locale"
        ),
        Row(
            path: "/v1/chat/completions",
            body: #"{"model":"gpt-0","messages":[{"role":"user","content":"a"}]}"#,
            status: 404,
            code: "model_not_found",
            param: "model"
        ),

        missing("/v1/embeddings", #"{"input":"a"}"#, "model"),
        missing("/v1/embeddings", #"{"model":"words"}"#, "input"),
        invalid("/v1/embeddings", #"{"model":"words","input":[1,2]}"#, "input", "tokens"),
        invalid("/v1/embeddings", #"{"model":"words","input":"a","dimensions":7}"#, "dimensions", "256"),
        Row(
            path: "/v1/embeddings",
            body: #"{"model":"gpt-0","input":"a"}"#,
            status: 404,
            code: "model_not_found",
            param: "model"
        ),

        Row(path: documents, body: "{}", status: 400, code: "missing_field", param: "text", method: "PUT"),
        Row(path: documents, body: #"{"text":1}"#, status: 400, code: "invalid_value", param: "text", method: "PUT"),
        Row(
            path: documents,
            body: #"{"text":"a","id":"other"}"#,
            status: 400,
            code: "invalid_value",
            param: "id",
            says: "the path's",
            method: "PUT"
        ),
        Row(
            path: documents,
            body: #"{"text":"a","valid_from":"2026-02-30"}"#,
            status: 400,
            code: "invalid_value",
            param: "valid_from",
            says: "a day",
            method: "PUT"
        ),
        Row(
            path: documents,
            body: #"{"text":"a","metadata":{"a":{}}}"#,
            status: 400,
            code: "invalid_value",
            param: "metadata",
            method: "PUT"
        ),
        Row(
            path: documents,
            body: #"{"text":"a","titel":"b"}"#,
            status: 400,
            code: "unknown_field",
            param: "titel",
            says: "`title`",
            method: "PUT"
        ),
        Row(
            path: "/v1/collections/default/documents/%zz",
            body: #"{"text":"a"}"#,
            status: 400,
            code: "invalid_value",
            param: "id",
            method: "PUT"
        ),
        Row(
            path: "/v1/collections/a%00b",
            body: "",
            status: 400,
            code: "invalid_value",
            param: "collection",
            method: "PUT"
        ),
        Row(
            path: "/v1/collections/default/documents",
            body: "\n \n",
            status: 400,
            code: "invalid_value",
            says: "no line"
        ),

        Row(path: "/v1/stats?hours=0", body: "", status: 400, code: "invalid_value", param: "hours", method: "GET"),
        Row(path: "/v1/stats?hours=a", body: "", status: 400, code: "invalid_value", param: "hours", method: "GET"),
        Row(
            path: "/v1/stats?hour=1",
            body: "",
            status: 400,
            code: "unknown_field",
            says: "did you mean `hours`?",
            method: "GET"
        ),
        Row(
            path: "/v1/stats?hours=1&hours=2",
            body: "",
            status: 400,
            code: "invalid_value",
            says: "twice",
            method: "GET"
        ),
        Row(
            path: "/v1/collections/default/documents?limit=1001",
            body: "",
            status: 400,
            code: "invalid_value",
            param: "limit",
            method: "GET"
        ),
    ]

    @Test(arguments: rows)
    func `that is wrong is told what is wrong, and where`(row: Row) async throws {
        try await Storefront.use { front in
            let reply = try await front.send(row.method, row.path, row.method == "GET" ? nil : row.body)
            #expect(reply.status == row.status, "\(reply.text)")
            #expect(reply.code == row.code, "\(reply.text)")
            #expect(reply.type == "invalid_request_error")
            #expect(reply.param == row.param)
            #expect(reply.message.contains(row.says), "\(reply.message)")
            #expect(reply.message.utf8.count < 400)
            #expect(reply.headers["content-type"] == "application/json")
            #expect(reply.headers["x-request-id"] != nil)
        }
    }

    @Test func `of bytes that are no UTF-8 is no JSON`() async throws {
        try await Storefront.use { front in
            for bytes: [UInt8] in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
                let body = Array(#"{"question":""#.utf8) + bytes + Array(#""}"#.utf8)
                let reply = try await front.send(
                    Storefront.bytes("POST", "/v1/answers", body, key: Holder.ask.text.text)
                )
                #expect(reply.status == 400)
                #expect(reply.code == "invalid_json")
            }
        }
    }

    @Test func `that is too large is refused by what it says and by what it sends`() async throws {
        var settings = Storefront.Options()
        settings.settings.bodyLimit = 1_000
        settings.settings.bulkLimit = 2_000
        try await Storefront.use(settings) { front in
            let key = Holder.admin.text.text
            let rows = [("/v1/answers", 1_000), ("/v1/collections/default/documents", 2_000)]
            for (path, limit) in rows {
                let large = [UInt8](repeating: 0x20, count: limit + 1)
                let said = try await front.send(Storefront.bytes("POST", path, large, key: key))
                #expect(said.status == 413)
                #expect(said.code == "body_too_large")
                #expect(said.message.contains("\(limit)"))
                let head = Storefront.bytes("POST", path, key: key, headers: [("Transfer-Encoding", "chunked")])
                let size = String(large.count, radix: 16)
                let sent = try await front.send(head + Array("\(size)\r\n".utf8) + large + Array("\r\n0\r\n\r\n".utf8))
                #expect(sent.status == 413)
                let right = try await front.send(
                    Storefront.bytes("POST", path, [UInt8](repeating: 0x20, count: limit), key: key)
                )
                #expect(right.status == 400)
            }
        }
    }

    @Test func `with a method that a route does not know is told which it knows`() async throws {
        try await Storefront.use { front in
            let rows = [
                ("GET", "/v1/answers", "POST"), ("DELETE", "/v1/stats", "GET, HEAD"), ("POST", "/healthz", "GET, HEAD"),
                ("PATCH", "/v1/collections/a", "DELETE, GET, HEAD, PUT"), ("OPTIONS", "/v1/search", "POST"),
                ("POST", "/v1/collections/a/documents/b", "DELETE, GET, HEAD, PUT"), ("TRACE", "/", "GET, HEAD"),
            ]
            for (method, path, allowed) in rows {
                let reply = try await front.send(method, path)
                #expect(reply.status == 405, "\(method) \(path)")
                #expect(reply.code == "method_not_allowed")
                #expect(reply.headers["allow"] == allowed)
            }
        }
    }

    @Test(arguments: [
        "/v1", "/v1/answer", "/v2/answers", "/v1/answers/a/b", "/assets/app.exe", "/assets/..%2fapp.css", "/a%2Fb",
    ])
    func `for what is not there is told so`(path: String) async throws {
        try await Storefront.use { front in
            let reply = try await front.send("GET", path)
            #expect(reply.status == 404)
            #expect(reply.code == "unknown_route")
        }
    }

    @Test func `for an answer that it does not accept gets none`() async throws {
        try await Storefront.use { front in
            let chat = #"{"model":"auto","messages":[{"role":"user","content":"boots"}]}"#
            let rows = [
                ("/v1/answers", #"{"question":"boots"}"#), ("/v1/search", #"{"query":"boots"}"#),
                ("/v1/intent", #"{"text":"boots"}"#), ("/v1/embeddings", #"{"model":"words","input":"a"}"#),
                ("/v1/chat/completions", chat), ("/v1/chat", chat),
            ]
            for (path, body) in rows {
                let refused = try await front.send("POST", path, body, headers: ("Accept", "text/html, image/png"))
                #expect(refused.status == 406, "\(path)")
                #expect(refused.code == "not_acceptable")
                for accept in ["*/*", "application/*", "text/html, application/json;q=0.1", "APPLICATION/JSON"] {
                    let given = try await front.send("POST", path, body, headers: ("Accept", accept))
                    #expect(given.status == 200, "\(path) \(accept)")
                }
            }
        }
    }

    @Test func `whose body is of another kind is refused`() async throws {
        try await Storefront.use { front in
            let rows = [
                ("/v1/answers", #"{"question":"boots"}"#), ("/v1/search", #"{"query":"boots"}"#),
                ("/v1/chat", #"{"messages":[{"role":"user","content":"boots"}]}"#),
                ("/v1/intent", #"{"text":"boots"}"#), ("/v1/embeddings", #"{"model":"words","input":"a"}"#),
                ("/v1/feedback", "{}"), ("/v1/collections/default/documents", #"{"id":"a","text":"b"}"#),
                ("/mcp", "{}"),
            ]
            for (path, body) in rows {
                let refused = try await front.send("POST", path, body, headers: ("Content-Type", "application/xml"))
                #expect(refused.status == 415, "\(path)")
                #expect(refused.code == "unsupported_media_type")
            }
            let given = try await front.ask(headers: ("Content-Type", "Application/JSON ; charset=utf-8"))
            #expect(given.status == 200)
        }
    }

    @Test func `with markup or control characters comes back as text in JSON`() async throws {
        try await Storefront.use { front in
            let name = "</script><img src=x onerror=alert(1)>"
            let reply = try await front.ask("boots", #","\#(name)":1"#)
            #expect(reply.code == "unknown_field")
            #expect(reply.headers["content-type"] == "application/json")
            let path = try await front.send("GET", "/%0d%0aSet-Cookie:a=b")
            #expect(path.status == 404)
            #expect(path.headers["set-cookie"] == nil)
        }
    }
}
