import Access
import JSONText
import RAGCore
import TestSupport
import Testing
import Transport

@Suite struct `A chat` {
    private static func body(_ model: String, _ more: String = "") -> String {
        #"{"model":"\#(model)","messages":[{"role":"user","content":"\#(Storefront.question)"}]\#(more)}"#
    }

    @Test func `with auto is a completion with the places of its citations`() async throws {
        let model = ToldModel(says: "Worn boots can be returned once within 30 days [1].")
        try await Storefront.use(.init(model: model)) { front in
            let reply = try await front.send("POST", "/v1/chat/completions", Self.body("auto")).json
            #expect(reply["object"]?.string == "chat.completion")
            #expect(reply["model"]?.string == "auto")
            #expect(reply["usage"]?["total_tokens"]?.int == 110)
            let choice = try #require(reply["choices"]?.elements.first(where: { _ in true }))
            let content = try #require(choice["message"]?["content"]?.string)
            let place = try #require(
                choice["message"]?["annotations"]?.elements.first(where: { _ in true })?["url_citation"]
            )
            let scalars = Array(content.unicodeScalars)
            let (start, end) = (place["start_index"]?.int ?? 0, place["end_index"]?.int ?? 0)
            #expect(String(String.UnicodeScalarView(scalars[start..<end])) == "[1]")
            #expect(place["url"]?.string == "/returns")
            #expect(reply["nuthatch"]?["answerable"]?.bool == true)
            #expect(reply["nuthatch"]?["answer"] == nil)
            #expect(reply["nuthatch"]?["question"] == nil)
        }
    }

    @Test func `of a microservice takes auto, a limit and a temperature for granted`() async throws {
        try await Storefront.use { front in
            let messages = #"{"messages":[{"role":"user","content":"\#(Storefront.question)"}]}"#
            let auto = try await front.send("POST", "/v1/chat", messages)
            #expect(auto.status == 200)
            #expect(try auto.json["model"]?.string == "auto")
            front.upstream.always { $0.answer(Upstream.completion("On its way.")) }
            let named = #"{"model":"deepseek-v3.2","messages":[{"role":"user","content":"a"}]}"#
            #expect(try await front.send("POST", "/v1/chat", named).status == 200)
            let sent = front.upstream.calls[0].body
            #expect(sent.contains(#""max_tokens":2000"#))
            #expect(sent.contains(#""temperature":0.7"#))
            let own =
                #"{"model":"deepseek-v3.2","temperature":0,"max_completion_tokens":5,"messages":[{"role":"user","content":"a"}]}"#
            #expect(try await front.send("POST", "/v1/chat", own).status == 200)
            #expect(!front.upstream.calls[1].body.contains("2000"))
            #expect(front.upstream.calls[1].body.contains(#""temperature":0,"#))
        }
    }

    @Test func `passes tools and fields that nobody here knows through`() async throws {
        try await Storefront.use { front in
            front.upstream.always { $0.answer(Upstream.completion("On its way.")) }
            let tool = #","tools":[{"type":"function","function":{"name":"f","parameters":{}}}],"x_new":{"a":[1]}"#
            let reply = try await front.send("POST", "/v1/chat/completions", Self.body("deepseek-v3.2", tool))
            #expect(reply.status == 200)
            #expect(front.upstream.calls[0].body.contains(#""x_new":{"a":[1]}"#))
            #expect(front.upstream.calls[0].body.contains(#""name":"f""#))
            #expect(!front.upstream.calls[0].request.headers.contains { $0.value.contains(Holder.ask.text.text) })
        }
    }

    @Test(arguments: [
        (400, "upstream_rejected", 400), (401, "upstream_error", 502), (429, "rate_limit_exceeded", 429),
        (500, "upstream_error", 502), (503, "upstream_error", 502),
    ])
    func `that the upstream refuses says whose fault it is`(status: Int, code: String, told: Int) async throws {
        try await Storefront.use { front in
            front.upstream.always { call in
                call.answer(#"{"error":{"message":"no","type":"t","param":null,"code":null}}"#, status: status)
            }
            let reply = try await front.send("POST", "/v1/chat/completions", Self.body("deepseek-v3.2"))
            #expect(reply.status == told, "\(reply.text)")
            #expect(reply.code == code)
            if told == 429 || told == 503 { #expect(reply.headers["retry-after"] != nil) }
            #expect(!reply.text.contains("sk-test"))
        }
    }

    @Test func `with what was said before is a question with its history`() async throws {
        try await Storefront.use { front in
            let body = """
                {"model":"auto","messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"boots"},\
                {"role":"assistant","content":"Yes?"},{"role":"user","content":[{"type":"text","text":"can worn boots"},\
                {"type":"text","text":"be returned"}]}]}
                """
            let reply = try await front.send("POST", "/v1/chat/completions", body)
            let id = try #require(try reply.json["nuthatch"]?["id"]?.string)
            let record = try #require(front.library.answers.records.first { $0.id == id })
            #expect(record.request.question == "can worn boots\nbe returned")
            #expect(record.request.history.map(\.text) == ["boots", "Yes?"])
            #expect(record.request.tenant == "shop")
        }
    }
}
