import RAGCore
import Retrieval
import TestSupport
import Testing

@Suite struct RetrieverTests {
    /// Six documents of which the first speaks of returns at length and the third in brief.
    private func library(_ store: MemoryStore = MemoryStore()) async throws -> Library {
        let library = try await Library(store)
        try await library.put(
            .made("long", "return a parcel with the label that came in the box", language: "en"),
            .made("box", "the box is made of paper", language: "en", audience: "staff"),
            .made("short", "return label", language: "en-GB"),
            .made("invoice", "an invoice is sent by mail", language: "de", metadata: ["year": 2025]),
            .made("tax", "tax numbers are on the invoice", metadata: ["year": 2026]),
            .made("mail", "mail is read once a day", language: "de")
        )
        return library
    }

    @Test func `by meaning, results have the cosine of question and passage`() async throws {
        let library = try await library()
        let response = try await library.search("return label", mode: .dense)
        #expect(response.documents.prefix(2) == ["short", "long"])
        #expect(response.results.count == 6)
        let first = try #require(response.results.first)
        #expect(abs(first.score - 1) < 1e-6)
        #expect(first.dense == .init(score: first.score, rank: 1, contribution: first.score))
        #expect(first.lexical == nil)
        #expect(response.queryVector == library.embedder.embedding(of: "return label").vector)
        #expect(response.corpusVersion == 1)
    }

    @Test func `without a model there is the search by words, and no other`() async throws {
        let library = try await library()
        let retriever = Retriever(store: library.store)
        let found = try await retriever.search(
            SearchRequest(text: "return label", collection: "default", mode: .lexical)
        )
        #expect(
            found.results.map(\.passage.documentID)
                == (try await library.search("return label", mode: .lexical)).documents
        )
        await #expect(throws: RetrievalError.noModel(mode: "hybrid")) {
            _ = try await retriever.search(SearchRequest(text: "return label", collection: "default"))
        }
        #expect(
            RetrievalError.noModel(mode: "dense").description
                == "A search in the mode dense needs an embedding model; search in the mode lexical, or name one with --embedder DIR."
        )
    }

    @Test func `by words, results have their BM25 score, and nothing is embedded`() async throws {
        let library = try await library()
        let response = try await library.search("return label", mode: .lexical)
        #expect(response.documents == ["short", "long"])
        let matches = try await library.store.lexicalMatches("return label", limit: 9, filter: nil, in: "default")
        #expect(response.results.map(\.score) == matches.map(\.score))
        #expect(response.results.map(\.lexical?.rank) == [1, 2])
        #expect(response.results.allSatisfy { $0.dense == nil })
        #expect(response.queryVector == nil)
        #expect(library.embedder.calls.isEmpty)
    }

    @Test func `by both, results say what each side gave`() async throws {
        let library = try await library()
        let response = try await library.search("return label")
        #expect(response.documents.prefix(2) == ["short", "long"])
        #expect(response.results.count == 6)
        #expect(response.results[0].score == 1)
        #expect(response.results[0].dense?.contribution == 0.7)
        #expect(abs((response.results[0].lexical?.contribution ?? 0) - 0.3) < 1e-12)
        #expect(response.results[2...].allSatisfy { $0.lexical == nil && $0.dense != nil })
        #expect(library.embedder.calls == [["return label"]])
    }

    @Test func `a passage is as it is stored`() async throws {
        let library = try await library()
        let response = try await library.search("tax numbers", limit: 1)
        let id = try #require(response.results.first?.passage.chunkID)
        #expect(try await library.store.passages([id], in: "default") == response.results.map(\.passage))
        #expect(response.results.first?.passage.metadata == ["year": 2026])
    }

    @Test(arguments: [
        (Filter.language("en"), ["box", "long", "short", "tax"]), (.equal("year", 2026), ["tax"]),
        (.and([.language("de"), .less("year", 2026)]), ["invoice"]),
        (.audience([]), ["invoice", "long", "mail", "short", "tax"]),
        (.audienceExcluding(["staff"]), ["invoice", "long", "mail", "short", "tax"]), (.equal("id", "none"), []),
    ])
    func `a filter narrows before anything is scored`(filter: Filter, expected: [String]) async throws {
        let library = try await library()
        let words = "return label box paper invoice tax mail parcel"
        #expect(try await library.search(words, mode: .dense, filter: filter).documents.sorted() == expected)
        #expect(try await library.search(words, filter: filter).documents.sorted() == expected)
        let lexical = try await library.search(words, mode: .lexical, filter: filter)
        #expect(lexical.documents.sorted() == expected)
        // The best that is allowed is found though others are better.
        let first = try await library.search("return label", limit: 1, mode: .dense, filter: filter)
        #expect(first.results.count == min(1, expected.count))
    }

    @Test(arguments: SearchRequest.Mode.allCases) func `no more results than are asked for`(mode: SearchRequest.Mode)
        async throws
    {
        let library = try await library()
        let all = try await library.search("return label", mode: mode).documents
        for limit in [0, 1, 2, 1_000] {
            let response = try await library.search("return label", limit: limit, mode: mode)
            #expect(response.documents == Array(all.prefix(limit)))
        }
    }

    @Test(arguments: SearchRequest.Mode.allCases, [nil, Diversity(relevance: 0.5)])
    func `a limit that makes no sense does no harm`(mode: SearchRequest.Mode, diversity: Diversity?) async throws {
        let library = try await library()
        for limit in [.min, -1] {
            let response = try await library.search("return label", limit: limit, mode: mode, diversity: diversity)
            #expect(response.results.isEmpty)
        }
        let most = try await library.search("return label", limit: .max, mode: mode, diversity: diversity)
        let all = try await library.search("return label", mode: mode)
        #expect(Set(most.documents) == Set(all.documents))
    }

    @Test(arguments: SearchRequest.Mode.allCases) func `equal passages are in the order of their chunk ids`(
        mode: SearchRequest.Mode
    ) async throws {
        let library = try await Library()
        for id in ["d", "a", "c", "b"] { try await library.put(.made(id, "the same words")) }
        let response = try await library.search("same words", mode: mode)
        #expect(response.documents == ["d", "a", "c", "b"])
        #expect(response.results.map(\.passage.chunkID) == [1, 2, 3, 4])
    }

    @Test(arguments: ["", "   ", "?!", "zebra"]) func `a question that nothing matches is no error`(text: String)
        async throws
    {
        let library = try await library()
        #expect(try await library.search(text, mode: .lexical).results.isEmpty)
        #expect(try await library.search(text).results.count == 6)
        #expect(try await Library().search(text).results.isEmpty)
    }

    @Test(arguments: SearchRequest.Mode.allCases) func `a chunk that was removed after it was found is left out`(
        mode: SearchRequest.Mode
    ) async throws {
        let library = try await library()
        let found = try await library.search("return label", mode: mode).documents
        // The index does not follow.
        _ = try await library.store.remove(["short"], from: "default")
        let response = try await library.search("return label", mode: mode)
        #expect(found.contains("short"))
        #expect(Set(response.documents) == Set(found).subtracting(["short"]))
        #expect(response.corpusVersion == 2)
    }

    @Test func `diversity prefers what is unlike the results before it`() async throws {
        let library = try await Library()
        try await library.put(
            .made("first", "send the parcel back with the label"),
            .made("twin", "send the parcel back with the label"),
            .made("other", "a parcel is paid back in a week")
        )
        let question = "send parcel back label"
        #expect(try await library.search(question, limit: 2).documents == ["first", "twin"])
        let diverse = try await library.search(question, limit: 2, diversity: Diversity(relevance: 0.3))
        #expect(diverse.documents == ["first", "other"])
        let byScore = try await library.search(question, diversity: Diversity(relevance: 1))
        #expect(byScore.documents == ["first", "twin", "other"])
    }

    @Test(arguments: SearchRequest.Mode.allCases) func `a collection that is not there is refused`(
        mode: SearchRequest.Mode
    ) async throws {
        let library = try await library()
        await #expect(throws: MemoryStoreError.missingCollection("other")) {
            _ = try await library.search("return", mode: mode, in: "other")
        }
    }
}
