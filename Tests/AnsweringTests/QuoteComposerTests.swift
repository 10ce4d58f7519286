import Answering
import RAGCore
import Retrieval
import Testing

@Suite struct `What is quoted` {
    /// A passage whose sentences have these relevances.
    private func candidate(
        _ id: String,
        _ text: String,
        _ relevances: [Double],
        chunk: Int64 = 1,
        cosine: Double = 0.5
    ) throws -> Candidate {
        let passage = Passage(
            chunkID: chunk,
            documentID: id,
            uri: "/\(id)",
            title: id,
            headingPath: [],
            text: text,
            range: 100..<100 + text.utf8.count
        )
        let result = SearchResult(
            passage: passage,
            score: 0.5,
            dense: .init(score: cosine, rank: 1, contribution: 0.5),
            lexical: nil
        )
        let candidate = try #require(Candidate(result, question: Question("boots")))
        return candidate.weighed(by: .fitted).judged(Relevance(passage: 0.5, sentences: relevances))
    }

    private func quoted(_ candidates: [Candidate]) -> Answer {
        var evidence = Evidence(dense: 1, cover: 1, unknown: 0, offTopic: 0, shop: 1, best: 1)
        evidence.probability = 0.876
        return QuoteComposer(candidates: candidates, corpusVersion: 7).compose(evidence, threshold: 0.876)
    }

    @Test(arguments: [
        // The best alone, and a second within 85 % of it, in the order of the text.
        ("One two. Three four. Five six.", [0.1, 0.9, 0.2], ["Three four."]),
        ("One two. Three four. Five six.", [0.8, 0.1, 0.9], ["One two.", "Five six."]),
        ("One two. Three four. Five six.", [0.9, 0.9, 0.9], ["One two.", "Three four."]),
        ("One two. Three four.", [0.85, 1], ["One two.", "Three four."]),
        ("One two. Three four.", [0.84, 1], ["Three four."]),
        // Nothing is better than nothing to show.
        ("One two. Three four.", [-0.5, -0.2], ["Three four."]), ("One two.", [0], ["One two."]),
        ("One two. Three four.", [], ["One two.", "Three four."]),
        // What the other says too is left away, whichever is better.
        ("Boots\n\nReturn boots in 30 days.", [0.9, 1], ["Return boots in 30 days."]),
        ("Boots\n\nReturn boots in 30 days.", [1, 0.9], ["Return boots in 30 days."]),
        ("Same words. Same words.", [1, 1], ["Same words."]),
        ("Boots are returned. Boots are not returned.", [1, 0.9], ["Boots are not returned."]),
        ("EUR 5. EUR 6.", [1, 1], ["EUR 5.", "EUR 6."]),
    ])
    func `of a passage is what its judgement says`(text: String, relevances: [Double], quotes: [String]) throws {
        let answer = quoted([try candidate("a", text, relevances)])
        #expect(answer.citations.map(\.quote) == quotes)
        let bytes = Array(text.utf8)
        for citation in answer.citations {
            let span = citation.span.lowerBound - 100..<citation.span.upperBound - 100
            #expect(String(decoding: bytes[span], as: UTF8.self) == citation.quote)
        }
    }

    @Test func `is of three documents at most, the best first`() throws {
        let candidates = try (1...5).map { try candidate("d\($0)", "Rule \($0).", [1], chunk: Int64($0)) }
        #expect(quoted(candidates).text == "Rule 1. [1] Rule 2. [2] Rule 3. [3]")
    }

    @Test func `is of one passage a document`() throws {
        let answer = quoted([
            try candidate("a", "Rule 1.", [1], chunk: 1), try candidate("a", "Rule 2.", [1], chunk: 2),
            try candidate("b", "Rule 3.", [1], chunk: 3),
        ])
        #expect(answer.citations.map(\.chunkID) == [1, 3])
    }

    @Test func `is not of a document that is much less likely`() throws {
        let near = try candidate("b", "Rule 2.", [1], cosine: 0.5)
        let far = try candidate("c", "Rule 3.", [1], cosine: 0.1)
        let best = try candidate("a", "Rule 1.", [1], cosine: 0.6)
        #expect(best.logOdds - near.logOdds < 3 && best.logOdds - far.logOdds > 3)
        #expect(quoted([best, near, far]).citations.map(\.documentID) == ["a", "b"])
    }

    @Test func `is quoted once where two pages say the same`() throws {
        let answer = quoted([
            try candidate("a", "Boots: 30 days.", [1], chunk: 1), try candidate("b", "Boots, 30 days!", [1], chunk: 2),
        ])
        #expect(answer.text == "Boots: 30 days. [1]")
        #expect(answer.citations.count == 1)
    }

    @Test func `is quoted from the threshold on`() throws {
        let candidates = [try candidate("a", "Rule.", [1])]
        let answer = quoted(candidates)
        #expect(answer.route.reason == "The sources answer with probability 88 %; no model is configured.")
        #expect(answer.corpusVersion == 7)
        var evidence = Evidence(dense: 1, cover: 1, unknown: 0, offTopic: 0, shop: 1, best: 1)
        evidence.probability = 0.87
        let refusal = QuoteComposer(candidates: candidates, corpusVersion: 7).compose(evidence, threshold: 0.876)
        #expect(!refusal.isAnswerable)
        #expect(refusal.corpusVersion == 7)
    }

    @Test func `without candidates is nothing, whatever the evidence`() {
        let answer = quoted([])
        #expect(!answer.isAnswerable)
        #expect(answer.handoff.reason == .noSource)
    }
}
