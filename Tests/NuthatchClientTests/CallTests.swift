import Foundation
import NuthatchClient
import Testing

/// What each call sends, and what it reads.
@Suite struct CallTests {
    typealias JSON = NuthatchClient.JSONValue

    /// A service that gives one reply.
    private func service(_ shape: String, _ headers: [String: String] = [:]) throws -> (Service, NuthatchClient) {
        let service = try Service(.reply(200, headers, shape))
        return (service, try service.client())
    }

    private func expect(_ service: Service, _ method: String, _ path: String, _ body: String? = nil) throws {
        let request = try #require(service.requests.first)
        #expect(service.requests.count == 1)
        #expect(request.method == method)
        #expect(request.path == path)
        guard let body else {
            #expect(request.body.isEmpty)
            return
        }
        let expected = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? NSDictionary
        #expect(request.json == expected)
        #expect(request.headers["content-type"] == "application/json")
    }

    @Test func `an answer has all that the service says`() async throws {
        let headers = [
            "X-Request-ID": "srv-1", "X-Tokens-Used": "15", "X-Cost-USD": "0.0001", "X-Cache": "miss", "X-Model": "m",
            "X-Nuthatch-Overhead-Ms": "1.5",
        ]
        let (service, client) = try service(Shapes.answer, headers)
        let answer = try await client.answer("Größe?")
        try expect(service, "POST", "/v1/answers", #"{"question": "Größe?"}"#)
        #expect(answer.id == "ans_1")
        #expect(answer.text == "Frei – ja. [1]")
        #expect(answer.isAnswerable)
        #expect(answer.citations.map(\.chunkID) == [12])
        #expect(answer.citations.first?.headingPath == ["Returns", "Costs"])
        #expect(answer.citations.first?.span == NuthatchClient.Span(4, 21))
        #expect(answer.sentences.first?.span.part(of: "Frei – ja. [1]") == "Frei – ja. [1]")
        #expect(answer.route.outcome == .cheap)
        #expect(answer.route.prices?["strong"] == 0.002)
        #expect(answer.handoff.reasonCode == nil)
        #expect(answer.suggestions.map(\.documentID) == ["a"])
        #expect(answer.entities.map(\.value) == ["LF-1"])
        #expect(answer.conflicts.first?.sides.map(\.sentence) == ["1", "2"])
        #expect(answer.parts.first?.handoff.reasonCode == .weakEvidence)
        #expect(answer.usage?.stages?.first?.promptTokens == 10)
        #expect(answer.cost == 0.0001)
        #expect(answer.corpusVersion == 3)
        #expect(answer.explain == [.object(["stage": "x", "n": 1])])
        #expect(answer.report.requestID == "srv-1")
        #expect(answer.report.tokensUsed == 15)
        #expect(answer.report.cost == 0.0001)
        #expect(answer.report.cache == "miss")
        #expect(answer.report.model == "m")
        #expect(answer.report.overhead == .milliseconds(1.5))
        #expect(answer.report.attempts == 1)
    }

    @Test func `what may be null may be null`() async throws {
        let (_, client) = try service(Shapes.refusedAnswer)
        let answer = try await client.answer("q")
        #expect(answer.text == nil)
        #expect(answer.id == nil)
        #expect(answer.route.outcome == .handoff)
        #expect(answer.handoff.isRecommended)
        #expect(answer.handoff.reasonCode == .noSource)
        #expect(answer.parts.isEmpty)
        #expect(answer.explain.isEmpty)
    }

    @Test func `a question carries what is known beside it`() async throws {
        let (service, client) = try service(Shapes.answer)
        var question = NuthatchClient.Question("And in 43?", collection: "shoes", locale: "de-AT", tier: .strong)
        question.history = [.user("Do you have it?"), .assistant("Yes.")]
        question.filter = .and([
            .equal("brand", "Larkfell"), .or([.less("price", 200), .greaterOrEqual("stock", 1.5)]),
            .in("color", ["red", true]), .notIn("size", [40]), .notEqual("a", 1), .greater("b", 2),
            .lessOrEqual("c", 3),
        ])
        question.context = ["order_id": 10_482, "vip": true, "rate": 0.5, "name": "Ann"]
        question.customerHistory = ["LF-1"]
        question.usesCache = false
        question.explains = true
        _ = try await client.answer(question)
        let body = """
            {"question": "And in 43?", "collection": "shoes", "locale": "de-AT", "tier": "strong", "cache": false, "explain": true,
            "history": [{"role": "user", "content": "Do you have it?"}, {"role": "assistant", "content": "Yes."}],
            "filters": {"type": "and", "filters": [{"type": "eq", "key": "brand", "value": "Larkfell"},
            {"type": "or", "filters": [{"type": "lt", "key": "price", "value": 200}, {"type": "gte", "key": "stock", "value": 1.5}]},
            {"type": "in", "key": "color", "value": ["red", true]}, {"type": "nin", "key": "size", "value": [40]},
            {"type": "ne", "key": "a", "value": 1}, {"type": "gt", "key": "b", "value": 2}, {"type": "lte", "key": "c", "value": 3}]},
            "context": {"order_id": 10482, "vip": true, "rate": 0.5, "name": "Ann"}, "customer_history": ["LF-1"]}
            """
        try expect(service, "POST", "/v1/answers", body)
    }

    @Test func `product advice names products, one a line of the answer`() async throws {
        let (service, client) = try service(Shapes.advice)
        let advice = try await client.productAdvice(.init("Which boots?", customerHistory: ["LF-9"]))
        try expect(service, "POST", "/v1/answers", #"{"question": "Which boots?", "customer_history": ["LF-9"]}"#)
        #expect(advice.products.map(\.line) == ["Fell boot (SKU LF-1, 129 EUR)", "Moor boot (SKU LF-2)"])
        #expect(advice.products.map(\.documentID) == ["faq/returns", "LF-2"])
        #expect(advice.products.map(\.uri) == ["faq/returns.md", "p/2"])
        #expect(advice.answer.route.intent == "product_advice")
    }

    @Test func `a question that asks for no advice names no product`() async throws {
        let (_, client) = try service(Shapes.answer)
        let advice = try await client.productAdvice("Is there a return fee?")
        #expect(advice.products.isEmpty)
        #expect(advice.answer.text != nil)
    }

    @Test func `a search finds passages`() async throws {
        let (service, client) = try service(Shapes.search)
        var search = NuthatchClient.Search(
            "gift card",
            collection: "faq",
            limit: 3,
            ranker: .lexical,
            scoreThreshold: 0.2
        )
        search.filter = .equal("a", 1)
        search.rewritesQuery = true
        let page = try await client.search(search)
        let body = """
            {"query": "gift card", "collection": "faq", "max_num_results": 3, "rewrite_query": true, "filters": {"type": "eq",
            "key": "a", "value": 1}, "ranking_options": {"ranker": "lexical", "score_threshold": 0.2}}
            """
        try expect(service, "POST", "/v1/search", body)
        #expect(page.queries == ["gift card"])
        #expect(page.hits.map(\.documentID) == ["faq/cards", "b"])
        #expect(page.hits[0].text == "Cards\nexpire.")
        #expect(page.hits[0].metadata == ["price": 9.5, "n": 3, "verified": true, "tags": ["a", .null]])
        #expect(page.hits[0].chunkID == 7)
        #expect(page.hits[1].span == nil)
        #expect(page.corpusVersion == 3)
    }

    @Test func `several queries are a list`() async throws {
        let (service, client) = try service(Shapes.search)
        _ = try await client.search(.init("a", "b"))
        try expect(service, "POST", "/v1/search", #"{"query": ["a", "b"]}"#)
    }

    @Test func `an intent has parts, and is asked without what it does not know`() async throws {
        let (service, client) = try service(Shapes.intent)
        var message = NuthatchClient.Question("Return it", filter: .equal("a", 1), tier: .cheap)
        message.history = [.user("Hi")]
        let intent = try await client.intent(message)
        try expect(
            service,
            "POST",
            "/v1/intent",
            #"{"text": "Return it", "history": [{"role": "user", "content": "Hi"}]}"#
        )
        #expect(intent.intent == "return_policy")
        #expect(intent.parts.first?.alternatives.map(\.intent) == ["refund"])
        #expect(intent.parts.first?.route?.outcome == .cheap)
    }

    @Test func `a chat has text, sources and the answer behind it`() async throws {
        let (service, client) = try service(Shapes.chat, ["X-Cost-USD": "0.25"])
        let reply = try await client.chat(
            messages: [.system("Be brief."), .user("Fee?")],
            maxTokens: 50,
            temperature: 0
        )
        let body = """
            {"messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Fee?"}], "model": "auto",
            "max_tokens": 50, "temperature": 0}
            """
        try expect(service, "POST", "/v1/chat", body)
        #expect(reply.text == "Yes.")
        #expect(reply.finishReason == "stop")
        #expect(reply.annotations.map(\.url) == ["faq.md"])
        #expect(reply.usage?.totalTokens == 3)
        #expect(reply.answer?.id == "ans_1")
        #expect(reply.answer?.question == nil)
        #expect(reply.report.cost == 0.25)
    }

    @Test(arguments: [
        #"[{"index": 1, "embedding": "AAAAQAAAgD8="}, {"index": 0, "embedding": "AACAPwAAAAA="}]"#,
        #"[{"index": 0, "embedding": [1, 0]}, {"index": 1, "embedding": [2.0, 1.0]}]"#,
    ])
    func `embeddings stand in the order of the texts, as base64 or as numbers`(data: String) async throws {
        let shape = #"{"data": \#(data), "model": "m", "usage": {"prompt_tokens": 2, "total_tokens": 2}}"#
        let (service, client) = try service(shape)
        let embeddings = try await client.embeddings(["a", "b"], model: "m")
        try expect(
            service,
            "POST",
            "/v1/embeddings",
            #"{"input": ["a", "b"], "model": "m", "encoding_format": "base64"}"#
        )
        #expect(embeddings.vectors == [[1, 0], [2, 1]])
        #expect(embeddings.usage?.promptTokens == 2)
    }

    @Test(arguments: [
        #"[{"index": 0, "embedding": [1]}]"#, #"[{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]"#,
        #"[{"index": 0, "embedding": "AAA="}, {"index": 1, "embedding": [1]}]"#,
    ])
    func `embeddings that are not one a text are unreadable`(data: String) async throws {
        let (_, client) = try service(#"{"data": \#(data), "model": "m"}"#)
        await #expect { try await client.embeddings(["a", "b"]) } throws: { error in
            if case .unreadable? = error as? NuthatchError { true } else { false }
        }
    }

    @Test func `a document is put with what changes: kept is left out, cleared is null`() async throws {
        let (service, client) = try service(Shapes.receipt)
        var change = NuthatchClient.DocumentChange("a/b ü?#%", text: "x")
        change.title = "T"
        change.validUntil = .clear
        change.format = .set(.markdown)
        change.metadata = .set(["price": 5, "tags": ["a"]])
        let receipt = try await client.put(change, in: "faq")
        let body = """
            {"id": "a/b ü?#%", "text": "x", "title": "T", "valid_until": null, "format": "markdown",
            "metadata": {"price": 5, "tags": ["a"]}}
            """
        try expect(service, "PUT", "/v1/collections/faq/documents/a%2Fb%20%C3%BC%3F%23%25", body)
        #expect(receipt.result == .new)
        #expect(receipt.embedded == 1)
    }

    @Test func `documents are put in bulk, with a result each`() async throws {
        let (service, client) = try service(Shapes.bulk)
        let receipt = try await client.put([.init("a", text: "one\ntwo"), .init("b")], in: "faq")
        let request = try #require(service.requests.first)
        #expect(request.path == "/v1/collections/faq/documents")
        #expect(request.headers["content-type"] == "application/x-ndjson")
        #expect(request.body == "{\"id\":\"a\",\"text\":\"one\\ntwo\"}\n{\"id\":\"b\"}\n")
        #expect(receipt.new == 1)
        #expect(receipt.failures.map(\.line) == [2])
        #expect(receipt.failures.first?.error?.code == .missingField)
    }

    @Test func `a body of megabytes arrives whole`() async throws {
        let (service, client) = try service(Shapes.bulk)
        _ = try await client.put([.init("a", text: String(repeating: "é", count: 2 << 20))])
        let request = try #require(service.requests.first)
        #expect(request.body.utf8.count > 4 << 20)
        #expect(request.headers["expect"] == nil)
    }

    @Test func `documents are read, listed and removed`() async throws {
        var (service, client) = try service(Shapes.document)
        let document = try await client.document("a/b", in: "faq")
        try expect(service, "GET", "/v1/collections/faq/documents/a%2Fb")
        #expect(document.validFrom == "2026-01-01")
        #expect(document.metadata == ["price": 5])
        #expect(document.chunks.map(\.text) == ["x"])
        #expect(document.updatedAt == Date(timeIntervalSince1970: 1_795_255_200))

        (service, client) = try self.service(Shapes.documents)
        let page = try await client.documents(in: "faq", limit: 1, after: "a&b=ü")
        try expect(service, "GET", "/v1/collections/faq/documents?limit=1&after=a%26b%3D%C3%BC")
        #expect(page.hasMore)
        #expect(page.lastID == "a")

        (service, client) = try self.service(#"{"id": "a", "deleted": true, "corpus_version": 6}"#)
        #expect(try await client.deleteDocument("a", in: "faq") == 6)
        try expect(service, "DELETE", "/v1/collections/faq/documents/a")
    }

    @Test func `collections are listed, read, made and removed`() async throws {
        var (service, client) = try service(#"{"object": "list", "data": [\#(Shapes.collection)]}"#)
        #expect(try await client.collections().map(\.name) == ["faq"])
        try expect(service, "GET", "/v1/collections")
        (service, client) = try self.service(Shapes.collection)
        #expect(try await client.collection("faq").dimension == 384)
        try expect(service, "GET", "/v1/collections/faq")
        (service, client) = try self.service(Shapes.collection)
        #expect(try await client.createCollection("faq").documents == 2)
        try expect(service, "PUT", "/v1/collections/faq", "{}")
        (service, client) = try self.service("")
        try await client.deleteCollection("faq")
        try expect(service, "DELETE", "/v1/collections/faq")
    }

    @Test func `feedback is sent, and records, stats and gaps are read`() async throws {
        var (service, client) = try service(#"{"id": "f1", "answer_id": "ans_1", "rating": "down"}"#)
        let feedback = try await client.feedback(on: "ans_1", .down, comment: "No")
        try expect(service, "POST", "/v1/feedback", #"{"answer_id": "ans_1", "rating": "down", "comment": "No"}"#)
        #expect(feedback.rating == .down)

        (service, client) = try self.service(Shapes.record)
        let record = try await client.record(of: "ans_1")
        try expect(service, "GET", "/v1/answers/ans_1")
        #expect(record.createdAt == Date(timeIntervalSince1970: 1_795_255_200.25))
        #expect(record.candidates.map(\.isUsed) == [true])
        #expect(record.answer.id == "ans_1")

        (service, client) = try self.service(Shapes.stats)
        let stats = try await client.stats(hours: 48)
        try expect(service, "GET", "/v1/stats?hours=48")
        #expect(stats.total.succeeded == 2)
        #expect(stats.latencyMs.p99 == nil)
        #expect(stats.series.first?.saved == 0.25)
        #expect(stats.models.first?.outputTokens == 3)

        (service, client) = try self.service(Shapes.gaps)
        let gaps = try await client.gaps(in: "faq", days: 7, limit: 5)
        try expect(service, "GET", "/v1/gaps?collection=faq&days=7&limit=5")
        #expect(gaps.gaps.first?.reasonCode == .weakEvidence)
        #expect(gaps.gaps.first?.nearest?.uri == "a.md")
        #expect(gaps.conflicts.first?.second.sentence == "2")
    }

    @Test(arguments: ["", ".", ".."])
    func `an id that no URL can hold is refused before anything is sent`(id: String) async throws {
        let (service, client) = try service(Shapes.document)
        await #expect { try await client.document(id) } throws: { error in
            if case .invalidRequest? = error as? NuthatchError { true } else { false }
        }
        #expect(service.connections == 0)
    }

    @Test(arguments: [
        ("", ""), ("/", ""), ("/v1", ""), ("/v1/", ""), ("/shop", "/shop"), ("/shop/v1", "/shop"),
    ])
    func `the base URL may have a path, and may be an OpenAI client's`(path: String, before: String) async throws {
        let service = try Service(.reply(200, [:], Shapes.stats))
        let client = try NuthatchClient(baseURL: try #require(URL(string: service.url + path)))
        _ = try await client.stats()
        #expect(service.requests.first?.path == before + "/v1/stats?hours=24")
    }
}
