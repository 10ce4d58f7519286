import Testing

@Suite(.openShop) struct SearchTests {
    @Test func `a result says all that is known of it`() async throws {
        let outcome = try await OpenShop.desk.run("search", "opening hours in Leeds", "--json", "-n", "3")
        #expect(outcome.status == 0)
        #expect(outcome.error == "")
        let report = try outcome.json()
        #expect(report.keys == ["query", "mode", "results", "corpus_version", "took_ms"])
        #expect(report["query"] == "opening hours in Leeds")
        #expect(report["mode"] == "hybrid")
        #expect(report["corpus_version"] == 1)
        #expect(report["results"].elements.count == 3)
        for result in report["results"].elements {
            #expect(
                result.keys == [
                    "chunk_id", "document_id", "uri", "title", "heading_path", "text", "score", "scores", "metadata",
                ]
            )
            #expect(result["scores"].keys == ["dense", "lexical"])
        }
        let first = report["results"][0]
        #expect(first["document_id"] == "stores/leeds.txt")
        #expect(first["uri"] == "shop/stores/leeds.txt")
        #expect(first["text"] == .string(String(Shop.leeds.dropLast())))
        let scores = report["results"].elements.compactMap(\.["score"].number)
        #expect(scores == scores.sorted(by: >))
    }

    @Test func `each side can search alone`() async throws {
        let dense = try await OpenShop.desk.run("search", "Leeds", "--mode", "dense", "--json").json()
        #expect(dense["results"].elements.allSatisfy { $0["scores"]["dense"] != nil && $0["scores"]["lexical"] == nil })
        let lexical = try await OpenShop.desk.run("search", "Leeds", "--mode", "lexical", "--json").json()
        #expect(lexical["results"].elements.map(\.["document_id"]) == ["stores/leeds.txt"])
        #expect(lexical["results"][0]["scores"]["dense"] == nil)
    }

    @Test func `a search by words needs no model`() async throws {
        let outcome = try await OpenShop.desk.run("search", "Leeds", "--mode", "lexical", "--embedder", "nowhere")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("stores/leeds.txt"))
    }

    @Test func `each part of a score is explained where asked for`() async throws {
        let report = try await OpenShop.desk.run("search", "Leeds", "--explain", "--json", "-n", "1").json()
        let explain = report["results"][0]["explain"]
        #expect(explain.keys == ["dense", "lexical"])
        #expect(explain["dense"].keys == ["score", "rank", "contribution"])
        #expect(explain["dense"]["rank"] == 1)
        let text = try await OpenShop.desk.run("search", "Leeds", "--explain", "-n", "1").output
        #expect(text.hasPrefix("Meaning weighs 0."))
        #expect(text.contains(", rank 1, adds 0."))
        #expect(report["weighing"].keys == ["dense_weight", "cosine", "coverage", "words"])
        #expect(report["weighing"]["words"] == 1)
        let fixed = try await OpenShop.desk.run("search", "Leeds", "--explain", "-n", "1", "--weight", "0.7")
        #expect(fixed.output.contains(", rank 1, adds 0.7; lexical "))
        #expect(!fixed.output.contains("Meaning weighs"))
    }

    @Test func `a result on a terminal is its place, its address and an excerpt`() async throws {
        let outcome = try await OpenShop.desk.run("search", "what does a return cost", "-n", "1", "--rrf")
        #expect(
            outcome.lines.dropFirst() == [
                "   shop/returns.md", "   There is no return fee within the United Kingdom.",
            ]
        )
        #expect(outcome.lines.first?.hasPrefix("1. Returns policy › What it costs  [") == true)
    }

    @Test(
        arguments: [
            ("-n", "0", "-n is 0; it must be 1 to 1000."), ("-n", "1001", "-n is 1001; it must be 1 to 1000."),
            ("--weight", "1.5", "--weight is 1.5; it must be 0 to 1."),
            ("--weight", "nan", "--weight is nan; it must be 0 to 1."),
            ("--diversity", "-1", "--diversity is -1.0; it must be 0 to 1."),
            ("--on", "2026-02-30", "--on is “2026-02-30”; it must be a day such as 2026-11-21."),
            (
                "--filter", "price",
                "The condition “price” is not understood; write key=value, key!=value, key<n or key=a,b,c."
            ),
        ]
    )
    func `a bad option is bad usage`(option: String, value: String, message: String) async throws {
        let outcome = try await OpenShop.desk.run("search", "x", "\(option)=\(value)")
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.error.hasPrefix("Error: \(message)\nUsage: nuthatch search "))
    }

    @Test(arguments: ["", "  \n\t"])
    func `an empty text is bad usage`(text: String) async throws {
        let outcome = try await OpenShop.desk.run("search", text)
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("Error: The text is empty; write what to look for.\n"))
    }

    @Test func `a collection that is not there is not configured`() async throws {
        for command in ["search", "ask"] {
            let outcome = try await OpenShop.desk.run(command, "x", "--collection", "other")
            #expect(outcome.status == 3)
            #expect(outcome.error == "There is no collection 'other'; the database has default.\n")
        }
    }

    /// What a query language, a shell or a tokenizer could stumble over.
    @Test(
        arguments: [
            "C++", "O'Reilly", "body:x", "\"", "NEAR(a b, 2) OR NOT *", "a AND", "'; DROP TABLE document; --", "🦆🏕️",
            "?!…",
            "\u{301}\u{200D}\u{FEFF}", "ﷺﷺﷺ", "%s%n{}\\", "Ω≈ç√∫˜µ≤",
        ]
    )
    func `any text is a question`(text: String) async throws {
        for command in ["search", "ask"] {
            let outcome = try await OpenShop.desk.run(command, text, "--json")
            #expect(outcome.status == 0)
            #expect(outcome.error == "")
            _ = try outcome.json()
        }
    }

    @Test func `a question may have ten thousand words`() async throws {
        let words = (0..<10_000).map { "word\($0 % 700)" }.joined(separator: " ")
        let long = String(repeating: "tent", count: 20_000)
        for command in ["search", "ask"] {
            #expect(try await OpenShop.desk.run(command, words + " Leeds", "--json").status == 0)
            #expect(try await OpenShop.desk.run(command, long, "--json").status == 0)
        }
    }
}
