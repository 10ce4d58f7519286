import Access
import Foundation
import JSONText
import TestSupport
import Testing

/// What stands around an answer.
@Suite struct `The headers` {
    @Test(arguments: ["r", "a-Z_0.9:x", String(repeating: "r", count: 128)])
    func `take over an id of a request that can be written down`(id: String) async throws {
        try await Storefront.use { front in
            for path in ["/healthz", "/v1/models", "/v1/nothing"] {
                let reply = try await front.send("GET", path, headers: ("X-Request-ID", id))
                #expect(reply.headers["x-request-id"] == id)
            }
        }
    }

    @Test(arguments: ["", "a b", "ä", "a;b", "a\"b", String(repeating: "r", count: 129)])
    func `have an id of their own where none can be taken over`(id: String) async throws {
        try await Storefront.use { front in
            let replies = [
                try await front.send("GET", "/healthz", headers: ("X-Request-ID", id)),
                try await front.send("GET", "/healthz"),
            ]
            let ids = replies.compactMap { $0.headers["x-request-id"] }
            #expect(ids.count == 2 && Set(ids).count == 2)
            #expect(ids.allSatisfy { $0.hasPrefix("req_") && $0 != id })
        }
    }

    @Test(arguments: ["0", "-1", "600001", "1.5", "soon", "1ms", "99999999999999999999"])
    func `with a limit of time that cannot be read are refused`(limit: String) async throws {
        try await Storefront.use { front in
            let reply = try await front.ask(headers: ("X-Request-Timeout-Ms", limit))
            #expect(reply.status == 400)
            #expect(reply.code == "invalid_value")
            #expect(reply.param == "X-Request-Timeout-Ms")
            #expect(reply.message.contains(limit.prefix(60)))
        }
    }

    @Test func `tell what an answer took of a model, and that a kept one took nothing`() async throws {
        let model = ToldModel(says: "Worn boots can be returned once within 30 days [1].")
        try await Storefront.use(.init(model: model)) { front in
            let first = try await front.ask()
            #expect(first.status == 200)
            #expect(first.headers["x-cache"] == "miss")
            #expect(first.headers["x-model"] == "told-1")
            #expect(first.headers["x-tokens-used"] == "110")
            #expect(first.headers["x-cost-usd"] == "0.0025")
            #expect(first.headers["x-nuthatch-overhead-ms"].flatMap { Double($0) } != nil)
            let second = try await front.ask()
            #expect(second.headers["x-cache"] == "hit")
            #expect(second.headers["x-model"] == "told-1")
            #expect(second.headers["x-tokens-used"] == "0")
            #expect(second.headers["x-cost-usd"] == "0")
            #expect(model.callCount == 1)
            let off = try await front.ask(Storefront.question, #","cache":false"#)
            #expect(off.headers["x-cache"] == "off")
            #expect(off.headers["x-tokens-used"] == "110")
        }
    }

    @Test func `of a chat and of embeddings tell the same`() async throws {
        try await Storefront.use { front in
            front.upstream.always { $0.answer(Upstream.completion("On its way.")) }
            let body = #"{"model":"deepseek-v3.2","messages":[{"role":"user","content":"Where?"}]}"#
            let first = try await front.send("POST", "/v1/chat/completions", body)
            #expect(first.status == 200)
            #expect(first.headers["x-cache"] == "miss")
            #expect(first.headers["x-tokens-used"] == "120")
            #expect(first.headers["x-model"] == "deepseek-v3.2")
            #expect(first.headers["x-cost-usd"].flatMap { Double($0) } ?? 0 > 0)
            let second = try await front.send("POST", "/v1/chat/completions", body)
            #expect(second.headers["x-cache"] == "hit")
            #expect(second.headers["x-cost-usd"] == "0")
            #expect(second.body == first.body)
            #expect(front.upstream.count == 1)
            let vectors = try await front.send("POST", "/v1/embeddings", #"{"model":"words","input":"two words"}"#)
            #expect(vectors.headers["x-cache"] == "off")
            #expect(vectors.headers["x-tokens-used"] == "2")
            #expect(vectors.headers["x-model"] == "words")
            #expect(vectors.headers["x-cost-usd"] == "0")
        }
    }

    @Test func `of two who ask the same at once tell who shared`() async throws {
        let (started, goOn) = (Latch<Void>(), Latch<Void>())
        let model = ToldModel { _ in
            started.set()
            await goOn.wait()
            return "Worn boots can be returned once within 30 days [1]."
        }
        try await Storefront.use(.init(model: model)) { front in
            async let first = front.ask()
            await started.wait()
            async let second = front.ask(as: .staff)
            async let third = front.ask()
            #expect(try await front.waits { front.admission.counts.atWork == 3 })
            // The third has its permit, and joins right after it.
            try await Task.sleep(for: .milliseconds(100))
            goOn.set()
            let caches = try await [first, third].map { $0.headers["x-cache"] ?? "" }
            #expect(caches.sorted() == ["coalesced", "miss"])
            // Who may read more was not given what another one's sources say.
            #expect(try await second.headers["x-cache"] == "miss")
            #expect(model.callCount == 2)
        }
    }

    @Test func `tell a key that is too fast from one that has spent its money`() async throws {
        let model = ToldModel(says: "Worn boots can be returned once within 30 days [1].")
        try await Storefront.use(.init(model: model)) { front in
            #expect(try await front.send("GET", "/v1/models", as: .hurried).status == 200)
            let fast = try await front.send("GET", "/v1/models", as: .hurried)
            #expect(fast.status == 429)
            #expect(fast.code == "rate_limit_exceeded")
            #expect(fast.type == "rate_limit_error")
            let wait = try #require(fast.headers["retry-after"].flatMap { Int($0) })
            #expect((1...60).contains(wait))
            front.time.advance(by: .seconds(wait))
            #expect(try await front.send("GET", "/v1/models", as: .hurried).status == 200)

            // A full bucket lets one call through, however large.
            #expect(try await front.ask(Storefront.question, #","cache":false"#, as: .terse).status == 200)
            let terse = try await front.ask(Storefront.question, #","cache":false"#, as: .terse)
            #expect(terse.status == 429)
            #expect(terse.code == "rate_limit_exceeded")
            #expect(terse.message.contains("tokens a minute"))
            #expect(terse.headers["retry-after"] != nil)

            #expect(try await front.ask(Storefront.question, #","cache":false"#, as: .poor).status == 200)
            let poor = try await front.ask(Storefront.question, #","cache":false"#, as: .poor)
            #expect(poor.status == 429)
            #expect(poor.code == "insufficient_quota")
            #expect(poor.type == "insufficient_quota")
            let day = try #require(poor.headers["retry-after"].flatMap { Int($0) })
            let left = 86_400 - Int(front.time.date.timeIntervalSince1970) % 86_400
            #expect(abs(day - left) <= 1)
            front.time.advance(by: .seconds(day))
            #expect(try await front.ask(Storefront.question, #","cache":false"#, as: .poor).status == 200)
        }
    }

    @Test func `are in the log with who called, and how it went`() async throws {
        try await Storefront.use { front in
            let reply = try await front.send("GET", "/v1/models", as: .hurried, headers: ("X-Service-Name", "bot"))
            #expect(reply.headers["server"] == "nuthatch")
            _ = try await front.send("GET", "/v1/models", as: .hurried, headers: ("X-Service-Name", "no name"))
            _ = try await front.send("GET", "/v1/stats", as: .ask)
            _ = try await front.ask(as: .revoked)
            #expect(try await front.waits { front.log.requests.count == 4 })
            let lines = front.log.requests.map { line in
                ["status", "key", "tenant", "service", "code"].map { line[$0].map { "\($0)" } ?? "-" }.joined(
                    separator: " "
                )
            }
            let (hurried, ask) = (Holder.hurried.text.id, Holder.ask.text.id)
            #expect(
                lines == [
                    "200 \(hurried) shop bot -", "429 \(hurried) shop - rate_limit_exceeded",
                    "403 \(ask) shop - insufficient_role", "401 - - - invalid_api_key",
                ]
            )
            let id = front.log.requests[0]["request_id"].map { "\($0)" }
            #expect(id == reply.headers["x-request-id"])
            #expect(!"\(front.log.requests)".contains(Holder.hurried.text.text))
        }
    }

    @Test(arguments: [("GET", "/healthz"), ("GET", "/v1/models"), ("GET", "/")])
    func `of HEAD are those of GET, without a body`(method: String, path: String) async throws {
        try await Storefront.use { front in
            let whole = try await front.send("GET", path)
            let head = try await front.send("HEAD", path)
            #expect(head.status == 200)
            #expect(head.headers["content-length"] == String(whole.body.count))
            #expect(head.headers["content-type"] == whole.headers["content-type"])
            #expect(head.body.isEmpty)
        }
    }

    @Test func `let a browser keep the page until it changes`() async throws {
        try await Storefront.use { front in
            let page = try await front.send("GET", "/", as: nil)
            let tag = try #require(page.headers["etag"])
            #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            let again = try await front.send("GET", "/", as: nil, headers: ("If-None-Match", tag))
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(try await front.send("GET", "/", as: nil, headers: ("If-None-Match", "\"x\"")).status == 200)
        }
    }
}
