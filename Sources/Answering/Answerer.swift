package import RAGCore
package import Retrieval

/// Answers questions with sentences of the sources, each cited, or refuses and says why. It needs no model but the
/// embedder.
package struct Answerer: Sendable {
    /// How many passages are judged for each thing that is asked.
    private static let candidateLimit = 10

    private let retriever: Retriever
    private let judge: any RelevanceJudge
    private let offTopic: OffTopic
    private let store: any PassageStore
    private let model = EvidenceModel.fitted
    private let threshold: Double

    /// - Parameter threshold: the probability from which on an answer is given; nil takes the one that was fitted with the
    ///   model.
    package init(
        retriever: Retriever,
        judge: any RelevanceJudge,
        offTopic: OffTopic,
        store: any PassageStore,
        threshold: Double? = nil
    ) {
        self.retriever = retriever
        self.judge = judge
        self.offTopic = offTopic
        self.store = store
        self.threshold = threshold ?? EvidenceModel.fitted.threshold
    }

    /// An answer, and what it was given or refused on.
    ///
    /// Of a long question the first `Question.byteLimit` bytes are read. A question without a letter or a digit is
    /// refused, and nothing is looked up.
    ///
    /// - Throws: what the retriever, the judge or the store throws; a collection that is not there, for one.
    package func answer(_ request: AnswerRequest) async throws -> (answer: Answer, trace: AnswerTrace) {
        let version = try await store.corpusVersion(of: request.collection)
        let asked = Question(request.question)
        let known = try await store.vocabulary(of: asked.words.words, in: request.collection)
        let (candidates, likeness) = asked.hasWords ? try await judged(asked.mended(by: known), request) : ([], 1)
        let evidence = Evidence(
            of: candidates,
            unknown: asked.share(unknownTo: known),
            offTopic: likeness,
            model: model
        )
        let composer = QuoteComposer(candidates: candidates, corpusVersion: version)
        let answer =
            asked.hasWords
            ? composer.compose(evidence, threshold: threshold)
            : composer.refusal(.missingDetail, "The question has no words.")
        return (answer, AnswerTrace(evidence: evidence, candidates: candidates))
    }

    /// The passages for all that is asked, best first, and the likeness to what no shop answers: that of the part which
    /// is most a matter of the shop.
    private func judged(
        _ question: Question,
        _ request: AnswerRequest
    ) async throws -> (candidates: [Candidate], likeness: Double) {
        var candidates: [Candidate] = []
        var likeness = 1.0
        for part in question.parts {
            let (found, vector) = try await self.candidates(for: part, request)
            candidates = Self.merge(candidates, found)
            if let vector { likeness = min(likeness, try await offTopic.likeness(of: vector)) }
        }
        return (candidates, likeness)
    }

    /// The passages that were found, judged, and the question's vector.
    private func candidates(
        for question: Question,
        _ request: AnswerRequest
    ) async throws -> (found: [Candidate], vector: [Float]?) {
        let found = try await retriever.search(
            SearchRequest(
                text: question.text,
                collection: request.collection,
                limit: Self.candidateLimit,
                fusion: .weighted(dense: question.denseWeight),
                filter: request.filter
            )
        )
        let candidates = found.results.compactMap { Candidate($0, question: question) }
        let relevance = try await judge.relevance(of: candidates.map(\.segmented), to: question.weighted)
        precondition(
            relevance.count == candidates.count,
            "a judge judged \(relevance.count) of \(candidates.count) passages"
        )
        return (zip(candidates, relevance).map { $0.judged($1, by: model) }, found.queryVector)
    }

    /// Both lists in one, best first: of a passage that is in both, what speaks more for it.
    private static func merge(_ first: [Candidate], _ second: [Candidate]) -> [Candidate] {
        var best: [Int64: Candidate] = [:]
        for candidate in first + second {
            if let other = best[candidate.passage.chunkID], other.logOdds >= candidate.logOdds { continue }
            best[candidate.passage.chunkID] = candidate
        }
        return best.values.sorted { ($1.logOdds, $0.passage.chunkID) < ($0.logOdds, $1.passage.chunkID) }
    }
}
