package import RAGCore
package import Retrieval

/// Answers questions with sentences of the sources, each cited, or refuses and says why. It needs no model but the
/// embedder.
package struct Answerer: Sendable {
    private let retriever: Retriever
    private let judge: any RelevanceJudge
    private let store: any PassageStore
    private let model = EvidenceModel.fitted
    /// How many passages are judged.
    private let candidateCount = 10

    package init(retriever: Retriever, judge: any RelevanceJudge, store: any PassageStore) {
        self.retriever = retriever
        self.judge = judge
        self.store = store
    }

    /// An answer, and what it was given or refused on.
    package func answer(_ request: AnswerRequest) async throws -> (answer: Answer, trace: AnswerTrace) {
        let question = Question(request.question)
        let known = try await store.vocabulary(of: question.words.words, in: request.collection)
        let response = try await retriever.search(
            SearchRequest(
                text: question.text,
                collection: request.collection,
                limit: candidateCount,
                fusion: .weighted(dense: question.denseWeight),
                filter: request.filter
            )
        )
        let candidates = try await judged(response.results, question)
        let evidence = Evidence(candidates: candidates, unknown: question.share(unknownTo: known), model: model)
        let composer = QuoteComposer(candidates: candidates, corpusVersion: response.corpusVersion)
        let answer =
            evidence.probability >= model.threshold
            ? composer.answer(evidence) : composer.refusal(evidence, isEmpty: candidates.isEmpty)
        return (answer, AnswerTrace(evidence: evidence, candidates: candidates))
    }

    /// The passages that were found, best first as the judge sees them.
    private func judged(_ results: [SearchResult], _ question: Question) async throws -> [Candidate] {
        let candidates = results.map { Candidate($0, question: question) }
        let relevance = try await judge.relevance(of: candidates.map(\.segmented), to: question.weighted)
        return zip(candidates, relevance).map { $0.judged($1, by: model) }
            .sorted { ($1.logOdds, $0.passage.chunkID) < ($0.logOdds, $1.passage.chunkID) }
    }
}

extension Question {
    /// The weight of the dense side. The default embedder is English: in other languages its cosines say less, and the
    /// words more.
    var denseWeight: Double {
        language == nil || language == "en" ? 0.7 : 0.5
    }

    /// The share of its words that a collection does not know.
    func share(unknownTo known: [String: VocabularyMatch]) -> Double {
        guard !words.isEmpty else { return 0 }
        return Double(words.words.count { known[$0] == .unknown }) / Double(words.words.count)
    }
}
