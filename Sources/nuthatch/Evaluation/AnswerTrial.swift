import Answering
import Evaluation
import RAGCore
import ReplyFormat
import Retrieval

/// Asks the questions of a set on the path that serves, and keeps what was given.
struct AnswerTrial {
    let pipeline: AnswerPipeline
    let retriever: Retriever
    let collection: String
    /// Of the searches for the first hit.
    let fusion: Fusion?
    let filter: Filter?
    /// A model that writes every answer; nil leaves it to the policy.
    let tier: ModelTier?
    let keepsSignals: Bool

    private(set) var answers: [(answer: GivenAnswer, question: LabelledQuestion)] = []
    /// Which of them would be given again for nothing, by position.
    private(set) var kept: Set<Int> = []
    /// At which positions of `answers` the first result of a search is of a listed document.
    private(set) var firstHits: [SearchRequest.Mode: Set<Int>] = [.lexical: [], .hybrid: []]
    /// What each judgement stands on, a JSON line each.
    private(set) var signals: [String] = []

    init(
        pipeline: AnswerPipeline,
        retriever: Retriever,
        collection: String,
        fusion: Fusion?,
        filter: Filter?,
        tier: ModelTier? = nil,
        keepsSignals: Bool = false
    ) {
        self.pipeline = pipeline
        self.retriever = retriever
        self.collection = collection
        self.fusion = fusion
        self.filter = filter
        self.tier = tier
        self.keepsSignals = keepsSignals
    }

    mutating func ask(_ question: LabelledQuestion) async throws {
        let start = ContinuousClock.now
        let given = try await pipeline.answer(
            AnswerRequest(question: question.question, collection: collection, filter: filter, tier: tier),
            usesCache: false
        )
        let answer = given.record.answer
        let kept = GivenAnswer(
            answer,
            to: question,
            confidence: given.traces.map(\.evidence.probability).max(),
            cost: answer.stages.cost,
            milliseconds: (ContinuousClock.now - start).milliseconds
        )
        if keepsSignals, let trace = given.traces.first {
            signals.append(try CompactJSON.line(SignalsLine(question, kept, answer.route, trace)))
        }
        for mode in firstHits.keys where question.isAnswerable && tier == nil {
            guard let first = try await firstHit(question, mode), question.documents.contains(first) else { continue }
            firstHits[mode]?.insert(answers.count)
        }
        if given.isKeepable { self.kept.insert(answers.count) }
        answers.append((kept, question))
    }

    private func firstHit(_ question: LabelledQuestion, _ mode: SearchRequest.Mode) async throws -> String? {
        let found = try await retriever.search(
            SearchRequest(
                text: question.question,
                collection: collection,
                limit: 1,
                mode: mode,
                fusion: fusion,
                filter: filter
            )
        )
        return found.results.first?.passage.documentID
    }
}

/// What the judgement of one question stands on.
private struct SignalsLine: Encodable {
    var id: String
    var answerable: Bool
    var documents: [String]
    var cited: [String]
    var outcome: String
    /// Of the policy, and why it held.
    var rule: String?
    var reason: String
    var intent: IntentGuess?
    var language: String
    var trace: AnswerTrace

    init(_ question: LabelledQuestion, _ answer: GivenAnswer, _ route: RAGCore.Route, _ trace: AnswerTrace) {
        id = question.id
        answerable = question.isAnswerable
        documents = question.documents
        cited = answer.cited
        outcome = answer.outcome
        rule = route.rule
        reason = route.reason
        intent = route.intent
        language = question.language
        self.trace = trace
    }
}
