import Testing

@Suite(.openShop) struct AskTests {
    @Test func `an answer says where each of its sentences stands`() async throws {
        let outcome = try await OpenShop.desk.run("ask", "How long is the warranty on a tent?", "--json")
        #expect(outcome.status == 0)
        #expect(outcome.error == "")
        let answer = try outcome.json()
        #expect(
            answer.keys == [
                "id", "question", "retrieval_query", "answer", "answerable", "citations", "sentences", "grounding",
                "route",
                "handoff", "suggestions", "entities", "conflicts", "usage", "cost_usd", "cache", "corpus_version",
                "took_ms",
            ]
        )
        #expect(answer["answerable"] == true)
        #expect(answer["answer"].text?.hasPrefix("The warranty on a tent is 5 years. [1]") == true)
        #expect(
            answer["route"].keys == ["outcome", "intent", "intent_probability", "model", "rule", "reason", "prices"]
        )
        #expect(answer["route"]["outcome"] == "quoted")
        #expect(answer["route"]["model"] == nil)
        #expect(answer["handoff"].keys == ["recommended", "reason_code"])
        #expect(answer["handoff"]["recommended"] == false)
        #expect(answer["usage"] == nil)
        #expect(answer["cost_usd"] == 0)
        #expect(answer["cache"] == "miss")
        #expect(answer["corpus_version"] == 1)
        let citation = answer["citations"][0]
        #expect(
            citation.keys == [
                "index", "chunk_id", "document_id", "uri", "title", "heading_path", "quote", "span",
            ]
        )
        #expect(citation["span"].keys == ["start", "end"])
        #expect(citation["index"] == 1)
        #expect(citation["document_id"] == "tent")
        #expect(citation["uri"] == "shop/faq.csv")
        #expect(citation["quote"] == "The warranty on a tent is 5 years.")
    }

    /// For Markdown and plain text the stored text is the file.
    @Test(
        arguments: [
            (
                "How many days do I have to send an item back?", "shop/returns.md",
                "You have **60 days** from the day of delivery to send an item back.",
                "You have 60 days from the day of delivery to send an item back."
            ),
            (
                "Is there a return fee within the United Kingdom?", "shop/returns.md",
                "There is no return fee within the United Kingdom.", "There is no return fee within the United Kingdom."
            ),
            (
                "When does your store in Leeds open on weekdays?", "shop/stores/leeds.txt",
                "Our store in Leeds opens at nine on weekdays, and at ten on Saturdays.",
                "Our store in Leeds opens at nine on weekdays, and at ten on Saturdays."
            ),
            (
                "Wie lange habe ich Zeit, einen Artikel zurückzugeben?", "shop/de.md",
                "Sie haben 60 Tage ab Lieferung Zeit, einen Artikel zurückzugeben.",
                "Sie haben 60 Tage ab Lieferung Zeit, einen Artikel zurückzugeben."
            ),
        ]
    )
    func `the bytes of a citation's span are its quote with markup`(
        question: String,
        file: String,
        written: String,
        quote: String
    ) async throws {
        let desk = try OpenShop.desk
        let answer = try await desk.run("ask", question, "--json").json()
        let citation = try #require(answer["citations"].elements.first { $0["quote"] == .string(quote) })
        #expect(citation["uri"] == .string(file))
        let start = try #require(citation["span"]["start"].number)
        let end = try #require(citation["span"]["end"].number)
        let bytes = try desk.bytes(file)
        try #require(0 <= start && start <= end && end <= Double(bytes.count))
        #expect(String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self) == written)
    }

    @Test func `on a terminal an answer is followed by its sources`() async throws {
        let outcome = try await OpenShop.desk.run("ask", "How long is the warranty on a tent?")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("The warranty on a tent is 5 years. [1]"))
        #expect(outcome.output.contains("\n\n[1] How long is the warranty on a tent? (shop/faq.csv, bytes 0–34)\n"))
    }

    @Test func `a question that the sources do not answer is handed over, and that is no failure`() async throws {
        let question = "What is the capital of Mongolia?"
        let outcome = try await OpenShop.desk.run("ask", question, "--json")
        #expect(outcome.status == 0)
        let answer = try outcome.json()
        #expect(answer["answerable"] == false)
        #expect(answer["answer"] == nil)
        #expect(answer["citations"] == [])
        #expect(answer["handoff"]["recommended"] == true)
        #expect(answer["handoff"]["reason_code"].text != nil)
        for suggestion in answer["suggestions"].elements {
            #expect(suggestion.keys == ["document_id", "title", "uri"])
        }
        let text = try await OpenShop.desk.run("ask", question)
        #expect(text.status == 0)
        #expect(text.output.hasPrefix("The sources do not answer this."))
    }
}
