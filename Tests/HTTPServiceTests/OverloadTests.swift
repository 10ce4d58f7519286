import Access
import TestSupport
import Testing

/// Where more is asked than the machine carries.
@Suite struct `At its limit` {
    private static let options: Storefront.Options = {
        var options = Storefront.Options(model: ToldModel(says: "Worn boots can be returned once within 30 days [1]."))
        options.admission = AdmissionSettings(least: 2, most: 2, paidShare: 0.5, ingestShare: 0.5, longestWait: .zero)
        return options
    }()

    @Test func `the service quotes, then refuses, and lives`() async throws {
        try await Storefront.use(Self.options) { front in
            let paid = try await front.admission.acquire(.paid)
            let quoted = try await front.ask(Storefront.question, #","cache":false"#)
            #expect(quoted.status == 200)
            #expect(quoted.headers["x-model"] == "quoted")
            #expect(quoted.headers["x-cost-usd"] == "0")

            let kept = try await front.admission.acquire(.kept)
            let body = #"{"model":"auto","messages":[{"role":"user","content":"boots"}]}"#
            let refused = [
                try await front.ask(),
                try await front.send("POST", "/v1/chat/completions", body),
                try await front.send("POST", "/v1/chat", body.replacing("auto", with: "deepseek-v3.2")),
                try await front.send("POST", "/v1/search", #"{"query":"boots"}"#),
                try await front.send("POST", "/v1/intent", #"{"text":"boots"}"#),
                try await front.send("PUT", "/v1/collections/default/documents/a", #"{"text":"New."}"#),
                try await front.send("POST", "/v1/collections/default/documents", #"{"id":"a","text":"New."}"#),
            ]
            for reply in refused {
                #expect(reply.status == 503, "\(reply.text)")
                #expect(reply.code == "overloaded")
                #expect(reply.type == "server_error")
                #expect(reply.headers["retry-after"].flatMap { Int($0) } ?? 0 >= 1)
            }
            for path in ["/healthz", "/readyz", "/metrics", "/v1/stats"] {
                let reply = try await front.send("GET", path)
                #expect(reply.status == 200, "\(path)")
            }
            front.admission.release(kept)
            front.admission.release(paid)
            #expect(try await front.ask().headers["x-model"] == "told-1")
            #expect(front.admission.counts.atWork == 0)
        }
    }

    @Test func `the service gives what it kept`() async throws {
        try await Storefront.use(Self.options) { front in
            #expect(try await front.ask().headers["x-cache"] == "miss")
            let permits = [try await front.admission.acquire(.paid), try await front.admission.acquire(.kept)]
            let kept = try await front.ask()
            #expect(kept.status == 200)
            #expect(kept.headers["x-cache"] == "hit")
            for permit in permits { front.admission.release(permit) }
        }
    }

    @Test func `a stream is refused with a status or with an event`() async throws {
        try await Storefront.use(Self.options) { front in
            let permits = [try await front.admission.acquire(.paid), try await front.admission.acquire(.kept)]
            let answer = try await front.ask(Storefront.question, #","stream":true"#)
            #expect(answer.named.map(\.name) == ["error"])
            #expect(answer.text.contains("overloaded"))
            let body = #"{"model":"deepseek-v3.2","stream":true,"messages":[{"role":"user","content":"boots"}]}"#
            let chat = try await front.send("POST", "/v1/chat/completions", body)
            #expect(chat.status == 503)
            for permit in permits { front.admission.release(permit) }
            #expect(front.admission.counts.atWork == 0)
        }
    }

    @Test func `of what it depends on, readiness says so, and health does not`() async throws {
        var options = Storefront.Options()
        options.readiness = ["database": "unreadable", "upstreams": "down"]
        try await Storefront.use(options) { front in
            let reply = try await front.send("GET", "/readyz", as: nil)
            #expect(reply.status == 503)
            #expect(reply.text.contains(#""database":"unreadable""#))
            #expect(try await front.send("GET", "/healthz", as: nil).text == #"{"status":"ok"}"#)
        }
        options.readiness = ["database": "ok", "upstreams": "down"]
        try await Storefront.use(options) { front in
            let reply = try await front.send("GET", "/readyz", as: nil)
            #expect(reply.status == 200)
        }
    }
}
