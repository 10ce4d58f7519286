import Access
import Foundation
import HTTPService
import JSONText
import NIOCore
import RAGCore
import TestSupport
import Testing

/// Who may do what, to whose.
@Suite struct `Every route` {
    /// A request to a route: of the caller's own, of another tenant's, or of what is not there.
    struct Row: CustomTestStringConvertible, Sendable {
        var method: String
        var path: String
        var body: String?
        var roles: Set<AccessRole>
        /// For whoever may do it.
        var status = 200

        var testDescription: String { "\(method) \(path)" }

        func mayBeUsed(by holder: Holder) -> Bool {
            !roles.isDisjoint(with: holder.key.roles) || holder.key.roles.contains(.admin)
        }
    }

    private static func question(_ collection: String) -> String {
        #"{"question":"can worn boots be returned","collection":"\#(collection)"}"#
    }

    private static func search(_ collection: String) -> String {
        #"{"query":"boots","collection":"\#(collection)"}"#
    }

    private static func chat(_ model: String) -> String {
        #"{"model":"\#(model)","messages":[{"role":"user","content":"can worn boots be returned"}]}"#
    }

    private static let tool =
        #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#

    static let own: [Row] = [
        Row(method: "POST", path: "/v1/chat/completions", body: chat("auto"), roles: [.ask]),
        Row(method: "POST", path: "/v1/chat", body: chat("auto"), roles: [.ask]),
        Row(method: "POST", path: "/v1/embeddings", body: #"{"model":"words","input":"boots"}"#, roles: [.ask]),
        Row(method: "GET", path: "/v1/models", roles: [.ask]),
        Row(method: "GET", path: "/v1/models/auto", roles: [.ask]),
        Row(method: "POST", path: "/v1/answers", body: question("default"), roles: [.ask]),
        Row(method: "POST", path: "/v1/search", body: search("default"), roles: [.ask]),
        Row(method: "POST", path: "/v1/vector_stores/default/search", body: #"{"query":"boots"}"#, roles: [.ask]),
        Row(method: "POST", path: "/v1/intent", body: #"{"text":"where is my order"}"#, roles: [.ask]),
        Row(method: "GET", path: "/v1/collections", roles: [.ask, .ingest]),
        Row(method: "GET", path: "/v1/collections/default", roles: [.ask, .ingest]),
        Row(method: "PUT", path: "/v1/collections/default", roles: [.ingest]),
        Row(method: "GET", path: "/v1/collections/default/documents", roles: [.ingest]),
        Row(
            method: "POST",
            path: "/v1/collections/default/documents",
            body: #"{"id":"new","text":"New."}"#,
            roles: [.ingest]
        ),
        Row(method: "GET", path: "/v1/collections/default/documents/returns", roles: [.ingest]),
        Row(
            method: "PUT",
            path: "/v1/collections/default/documents/new",
            body: #"{"text":"New."}"#,
            roles: [.ingest],
            status: 201
        ),
        Row(method: "DELETE", path: "/v1/collections/default/documents/returns", roles: [.ingest]),
        Row(method: "GET", path: "/v1/stats", roles: [.admin]),
        Row(method: "GET", path: "/v1/gaps", roles: [.admin]),
        Row(method: "DELETE", path: "/v1/collections/default", roles: [.admin]),
        Row(method: "POST", path: "/mcp", body: tool, roles: [.ask]),
    ]

    /// Of another tenant, which is as good as missing.
    static let foreign: [Row] = [
        Row(method: "POST", path: "/v1/chat/completions", body: chat("auto:rival"), roles: [.ask]),
        Row(method: "POST", path: "/v1/answers", body: question("rival"), roles: [.ask]),
        Row(method: "POST", path: "/v1/search", body: search("rival"), roles: [.ask]),
        Row(method: "POST", path: "/v1/vector_stores/rival/search", body: #"{"query":"boots"}"#, roles: [.ask]),
        Row(method: "POST", path: "/v1/intent", body: #"{"text":"where","collection":"rival"}"#, roles: [.ask]),
        Row(method: "GET", path: "/v1/collections/rival", roles: [.ask, .ingest]),
        Row(method: "PUT", path: "/v1/collections/rival", roles: [.ingest]),
        Row(method: "GET", path: "/v1/collections/rival/documents", roles: [.ingest]),
        Row(
            method: "POST",
            path: "/v1/collections/rival/documents",
            body: #"{"id":"new","text":"New."}"#,
            roles: [.ingest]
        ),
        Row(method: "GET", path: "/v1/collections/rival/documents/secret", roles: [.ingest]),
        Row(
            method: "PUT",
            path: "/v1/collections/rival/documents/secret",
            body: #"{"text":"New."}"#,
            roles: [.ingest]
        ),
        Row(method: "DELETE", path: "/v1/collections/rival/documents/secret", roles: [.ingest]),
    ]

    /// Of what is in no collection at all; `missing` is on every key.
    static let missing: [Row] = [
        Row(method: "POST", path: "/v1/chat/completions", body: chat("auto:missing"), roles: [.ask]),
        Row(method: "GET", path: "/v1/models/gpt-0", roles: [.ask]),
        Row(method: "POST", path: "/v1/answers", body: question("missing"), roles: [.ask]),
        Row(method: "GET", path: "/v1/answers/ans_0", roles: [.ask]),
        Row(method: "POST", path: "/v1/search", body: search("missing"), roles: [.ask]),
        Row(method: "POST", path: "/v1/vector_stores/missing/search", body: #"{"query":"boots"}"#, roles: [.ask]),
        Row(method: "POST", path: "/v1/intent", body: #"{"text":"where","collection":"missing"}"#, roles: [.ask]),
        Row(method: "POST", path: "/v1/feedback", body: #"{"answer_id":"ans_0","rating":"up"}"#, roles: [.ask]),
        Row(method: "GET", path: "/v1/collections/missing", roles: [.ask, .ingest]),
        Row(method: "DELETE", path: "/v1/collections/missing", roles: [.admin]),
        Row(method: "GET", path: "/v1/collections/missing/documents", roles: [.ingest]),
        Row(method: "GET", path: "/v1/collections/missing/documents/a", roles: [.ingest]),
        Row(method: "DELETE", path: "/v1/collections/missing/documents/a", roles: [.ingest]),
        Row(method: "GET", path: "/v1/collections/default/documents/missing", roles: [.ingest]),
        Row(method: "DELETE", path: "/v1/collections/default/documents/missing", roles: [.ingest]),
        Row(method: "GET", path: "/v1/gaps?collection=missing", roles: [.admin]),
    ]

    private static let open = ["/", "/assets/app.css", "/healthz", "/readyz", "/openapi.json"]

    @Test func `that asks for a role is in these tables`() async throws {
        try await Storefront.use { front in
            let tried = (Self.own + Self.foreign + Self.missing).map { $0.method + " " + $0.path }
            for route in front.service.routes where !route.roles.isEmpty && route.path != "/metrics" {
                let parts = route.path.split(separator: "/")
                let isTried = tried.contains { row in
                    let given = row.split(separator: " ")
                    let names = given[1].split(separator: "?")[0].split(separator: "/")
                    return given[0] == route.method && names.count == parts.count
                        && zip(parts, names).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
                }
                #expect(isTried, "\(route.method) \(route.path)")
            }
        }
    }

    @Test(arguments: own)
    func `is for those with its role alone`(row: Row) async throws {
        for holder in [Holder.admin, .ask, .ingest] {
            try await Storefront.use { front in
                let reply = try await front.send(
                    row.method,
                    row.path,
                    row.body,
                    as: holder,
                    headers: ("Content-Type", "application/json")
                )
                if row.mayBeUsed(by: holder) {
                    #expect(reply.status == row.status, "\(holder): \(reply.text)")
                } else {
                    #expect(reply.status == 403, "\(holder): \(reply.text)")
                    #expect(reply.code == "insufficient_role")
                    #expect(reply.type == "permission_error")
                }
            }
        }
    }

    @Test func `gives one answer to whoever has no key that holds`() async throws {
        try await Storefront.use { front in
            for row in Self.own + Self.foreign + Self.missing {
                let body = row.body.map { Array($0.utf8) }
                let keys = [
                    nil, "", "sk-1", "nk_" + String(repeating: "a", count: 62), String(repeating: "x", count: 6_000),
                    Holder.revoked.text.text, Holder.expired.text.text, Holder.ask.text.text.uppercased(),
                ]
                for key in keys {
                    let reply = try await front.send(Storefront.bytes(row.method, row.path, body, key: key))
                    #expect(reply.status == 401, "\(row.method) \(row.path) \(key ?? "none")")
                    #expect(reply.code == "invalid_api_key")
                    #expect(reply.type == "authentication_error")
                    #expect(reply.headers["www-authenticate"] == "Bearer")
                }
            }
        }
    }

    @Test(arguments: foreign)
    func `takes what is another tenant's for missing`(row: Row) async throws {
        try await Storefront.use { front in
            for holder in [Holder.ask, .ingest] where row.mayBeUsed(by: holder) {
                let reply = try await front.send(row.method, row.path, row.body, as: holder)
                #expect(reply.status == 404, "\(holder): \(reply.text)")
                #expect(reply.code == "collection_not_found")
                let missing = row.path.replacing("rival", with: "missing")
                let body = row.body?.replacing("rival", with: "missing")
                guard row.method != "PUT", !(row.method == "POST" && row.path.hasSuffix("/documents")) else { continue }
                let other = try await front.send(row.method, missing, body, as: holder)
                #expect(other.text.replacing("missing", with: "rival") == reply.text)
            }
        }
    }

    @Test(arguments: missing)
    func `says what is not there`(row: Row) async throws {
        try await Storefront.use { front in
            for holder in [Holder.admin, .ask, .ingest] where row.mayBeUsed(by: holder) {
                let reply = try await front.send(row.method, row.path, row.body, as: holder)
                #expect(reply.status == 404, "\(holder): \(reply.text)")
                #expect(reply.code?.hasSuffix("_not_found") == true)
            }
        }
    }

    @Test func `without a role is open, with any key and with none`() async throws {
        try await Storefront.use { front in
            for path in Self.open {
                for holder in [nil, Holder.revoked, .ask] {
                    let reply = try await front.send("GET", path, as: holder)
                    #expect(reply.status == 200, "\(path)")
                }
            }
        }
    }

    @Test func `is open where there are no keys, to those who call it by its own name`() async throws {
        try await Storefront.use(.init(hasKeys: false)) { front in
            #expect(try await front.ask(as: nil).status == 200)
            #expect(try await front.ask(as: .revoked).status == 200)
            #expect(try await front.send("GET", "/v1/stats", as: nil).status == 200)
            let elsewhere = try await front.send(
                "GET",
                "/v1/stats",
                as: nil,
                headers: ("Origin", "http://evil.example")
            )
            #expect(elsewhere.status == 403)
            #expect(elsewhere.code == "forbidden_origin")
            let own = try await front.send(
                "GET",
                "/v1/stats",
                as: nil,
                headers: ("Origin", "http://localhost:\(front.port)")
            )
            #expect(own.status == 200)
            let text = "GET /v1/stats HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
            let rebound = try await front.send(Array(text.utf8))
            #expect(rebound.status == 403)
            #expect(rebound.code == "forbidden_host")
        }
    }

    @Test func `answers from what the key's audience may read`() async throws {
        try await Storefront.use { front in
            let question = "how much may staff refund for worn tents"
            let answers = try await [front.ask(question, as: .staff), front.ask(question, as: .ask)]
            #expect(answers.map { $0.text.contains(#""document_id":"staff""#) } == [true, false])
            let search = #"{"query":"staff refund"}"#
            let sly = #"{"query":"staff refund","filters":{"type":"eq","key":"audience","value":"staff"}}"#
            for (holder, body, isFound) in [(Holder.staff, search, true), (.ask, search, false), (.ask, sly, false)] {
                let found = try await front.send("POST", "/v1/search", body, as: holder)
                #expect(found.status == 200)
                #expect(found.text.contains("100 pounds") == isFound)
            }
        }
    }

    @Test func `keeps an answer's record for its tenant`() async throws {
        try await Storefront.use { front in
            let id = try #require(try await front.ask().json["id"]?.string)
            let record = try await front.send("GET", "/v1/answers/\(id)", as: .ask)
            #expect(record.status == 200)
            #expect(try record.json["question"]?.string == Storefront.question)
            #expect(try await front.send("GET", "/v1/answers/\(id)", as: .rival).code == "answer_not_found")
            let rating = #"{"answer_id":"\#(id)","rating":"up"}"#
            #expect(try await front.send("POST", "/v1/feedback", rating, as: .ask).status == 201)
            #expect(try await front.send("POST", "/v1/feedback", rating, as: .rival).code == "answer_not_found")
        }
    }

    /// Figures of the whole service are no business of whoever can reach it.
    @Test func `of the figures is for this machine and for admins`() async throws {
        try await Storefront.use { front in
            let metrics = try #require(front.service.routes.first { $0.path == "/metrics" })
            #expect(metrics.roles == [.admin])
            let page = try await front.send("GET", "/metrics", as: nil)
            #expect(page.status == 200)
            #expect(page.text == "nuthatch_up 1\n")
        }
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.1.2.3", true), ("::1", true), ("::ffff:127.0.0.1", true), ("10.0.0.1", false),
        ("192.0.2.127", false), ("::ffff:10.0.0.1", false), ("::", false), ("fe80::1", false),
    ])
    func `takes an address for one of this machine`(address: String, isHere: Bool) throws {
        #expect(try SocketAddress(ipAddress: address, port: 1).isHere == isHere)
    }
}
