package import RAGCore
package import Retrieval
package import Routing

/// Answers questions with sentences of the sources, each cited, or refuses and says why. It needs no model but the
/// embedder.
package struct Answerer: Sendable {
    /// How many passages are weighed for each thing that is asked.
    package static let candidateLimit = 15

    private let retriever: Retriever
    private let judge: any RelevanceJudge
    private let topicality: Topicality
    private let store: any PassageStore
    /// Tells what a question is about, and which are unlike all that it knows; without one none is strange.
    var classifier: IntentClassifier?
    private let model = EvidenceModel.fitted
    package let threshold: Double

    /// - Parameters:
    ///   - classifier: of the intents; a pipeline gives its own.
    ///   - threshold: the probability from which on an answer is given; nil takes the one that was fitted with the model.
    package init(
        retriever: Retriever,
        judge: any RelevanceJudge,
        topicality: Topicality,
        store: any PassageStore,
        classifier: IntentClassifier? = nil,
        threshold: Double? = nil
    ) {
        self.retriever = retriever
        self.judge = judge
        self.topicality = topicality
        self.store = store
        self.classifier = classifier
        self.threshold = threshold ?? EvidenceModel.fitted.threshold
    }

    /// An answer, and what it was given or refused on.
    ///
    /// Of a long question the first `Question.byteLimit` bytes are read. A question without a letter or a digit is
    /// refused, and nothing is looked up.
    ///
    /// - Throws: what the retriever, the judge or the store throws; a collection that is not there, for one.
    package func answer(_ request: AnswerRequest) async throws -> (answer: Answer, trace: AnswerTrace) {
        let judgement = try await judgement(of: request)
        let trace = AnswerTrace(evidence: judgement.evidence, candidates: judgement.candidates)
        return (try await answer(judgement), trace)
    }

    /// Whether the sources answer, and the passages that may hold the answer. It costs a search for each thing that is
    /// asked, and in another language than English a second one; no passage is read by the encoder.
    ///
    /// - Throws: what the retriever or the store throws.
    package func judgement(of request: AnswerRequest) async throws -> Judgement {
        let version = try await store.corpusVersion(of: request.collection)
        let asked = Question(request.question)
        let english = asked.inEnglish
        let words = asked.words.words + (english?.words.words ?? [])
        let known = try await store.vocabulary(of: words, in: request.collection)
        var candidates: [Candidate] = []
        var likeness = Topicality.Likeness(offTopic: 1, shop: 0)
        var vector: [Float]?
        if asked.hasWords {
            (candidates, likeness, vector) = try await weighed(asked, known, request)
        }
        let intent = vector.flatMap { classifier?.classify($0, text: asked.text) }
        let evidence = Evidence(
            of: candidates,
            unknown: min(asked.share(unknownTo: known), english?.share(unknownTo: known) ?? 1),
            likeness: likeness,
            isStrange: intent?.isRejected ?? false,
            model: model
        )
        return Judgement(
            evidence: evidence,
            candidates: candidates,
            corpusVersion: version,
            hasWords: asked.hasWords,
            vector: vector,
            intent: intent,
            language: asked.language
        )
    }

    /// The answer in sentences of the sources where the evidence reaches the threshold, else a refusal.
    package func answer(_ judgement: Judgement) async throws -> Answer {
        let composer = QuoteComposer(candidates: judgement.candidates, corpusVersion: judgement.corpusVersion)
        guard judgement.hasWords else { return composer.refusal(.missingDetail, "The question has no words.") }
        guard !judgement.candidates.isEmpty, judgement.evidence.probability >= threshold else {
            return composer.compose(judgement.evidence, threshold: threshold)
        }
        return try await self.composer(of: judgement).compose(judgement.evidence, threshold: threshold)
    }

    /// What quotes the passages that may be quoted, once their sentences are read.
    func composer(of judgement: Judgement) async throws -> QuoteComposer {
        let contenders = try await read(QuoteComposer.contenders(judgement.candidates))
        return QuoteComposer(candidates: contenders, corpusVersion: judgement.corpusVersion)
    }

    /// The candidates with their sentences judged, each by the part of the question that it was found for.
    private func read(_ candidates: [Candidate]) async throws -> [Candidate] {
        var read = candidates
        for positions in Dictionary(grouping: candidates.indices, by: { candidates[$0].question.text }).values {
            let relevance = try await judge.relevance(
                of: positions.map { candidates[$0].segmented },
                to: candidates[positions[0]].question.weighted
            )
            precondition(
                relevance.count == positions.count,
                "a judge judged \(relevance.count) of \(positions.count) passages"
            )
            for (position, relevance) in zip(positions, relevance) {
                read[position] = candidates[position].judged(relevance)
            }
        }
        return read
    }

    /// The passages for all that is asked, best first, and the likeness of the part that is most a matter of the shop.
    ///
    /// - Parameter known: by which typing errors are mended. A part is translated before that: a word of another language
    ///   is no error for being near to one that the sources have.
    private func weighed(
        _ question: Question,
        _ known: [String: VocabularyMatch],
        _ request: AnswerRequest
    ) async throws -> (candidates: [Candidate], likeness: Topicality.Likeness, vector: [Float]?) {
        var asked: [Float]?
        var found: [Int64: Candidate] = [:]
        var likenesses: [Topicality.Likeness] = []
        for part in question.parts {
            var likeness = Topicality.Likeness(offTopic: 0, shop: 0)
            for reading in [part, part.inEnglish].compactMap({ $0?.mended(by: known) }) {
                let (candidates, vector) = try await self.candidates(for: reading, request)
                for candidate in candidates {
                    let id = candidate.passage.chunkID
                    found[id] = found[id]?.merged(with: candidate) ?? candidate
                }
                asked = asked ?? vector
                if let vector { likeness = likeness.greatest(try await topicality.likeness(of: vector)) }
            }
            likenesses.append(likeness)
        }
        let candidates = found.values.map { $0.weighed(by: model) }
            .sorted { ($1.logOdds, $0.passage.chunkID) < ($0.logOdds, $1.passage.chunkID) }
        let likeness = likenesses.max { $0.shop - $0.offTopic < $1.shop - $1.offTopic }
        return (candidates, likeness ?? Topicality.Likeness(offTopic: 1, shop: 0), asked)
    }

    /// The candidates for a question, and its vector.
    private func candidates(
        for question: Question,
        _ request: AnswerRequest
    ) async throws -> (found: [Candidate], vector: [Float]?) {
        let found = try await retriever.search(
            SearchRequest(
                text: question.text,
                collection: request.collection,
                limit: Self.candidateLimit,
                filter: request.filter
            )
        )
        let cosines = try await cosines(of: found, in: request.collection)
        let lexicalWeight = found.weighing.map { 1 - $0.denseWeight } ?? 1
        let candidates = found.results.compactMap {
            Candidate($0, question: question, cosine: cosines[$0.passage.chunkID], lexicalWeight: lexicalWeight)
        }
        return (candidates, found.queryVector)
    }

    /// Of the passages that words alone have found.
    private func cosines(of found: SearchResponse, in collection: String) async throws -> [Int64: Double] {
        let missing = found.results.filter { $0.dense == nil }.map(\.passage.chunkID)
        guard !missing.isEmpty, let query = found.queryVector else { return [:] }
        return try await store.vectors(missing, in: collection).mapValues { vector in
            Double(zip(vector, query).reduce(Float(0)) { $0 + $1.0 * $1.1 })
        }
    }
}
