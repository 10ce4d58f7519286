import Answering
import Evaluation
import RAGCore
import Retrieval

/// Asks the questions of a set on the path that serves, and keeps what was given.
struct AnswerTrial {
    let answerer: Answerer
    let retriever: Retriever
    let collection: String
    /// Of the searches for the first hit.
    let fusion: Fusion?
    let filter: Filter?
    let keepsSignals: Bool

    private(set) var answers: [(answer: GivenAnswer, question: LabelledQuestion)] = []
    /// At which positions of `answers` the first result of a search is of a listed document.
    private(set) var firstHits: [SearchRequest.Mode: Set<Int>] = [.lexical: [], .hybrid: []]
    /// What each judgement stands on, a JSON line each.
    private(set) var signals: [String] = []

    init(
        answerer: Answerer,
        retriever: Retriever,
        collection: String,
        fusion: Fusion?,
        filter: Filter?,
        keepsSignals: Bool
    ) {
        self.answerer = answerer
        self.retriever = retriever
        self.collection = collection
        self.fusion = fusion
        self.filter = filter
        self.keepsSignals = keepsSignals
    }

    mutating func ask(_ question: LabelledQuestion) async throws {
        let start = ContinuousClock.now
        let (answer, trace) = try await answerer.answer(
            AnswerRequest(question: question.question, collection: collection, filter: filter)
        )
        let given = GivenAnswer(
            answer,
            to: question,
            confidence: trace.evidence.probability,
            // Only what a model says costs anything.
            cost: answer.route.model == nil ? .zero : nil,
            milliseconds: (ContinuousClock.now - start).milliseconds
        )
        if keepsSignals { signals.append(try JSONOutput.line(SignalsLine(question, given, trace))) }
        for mode in firstHits.keys where question.isAnswerable {
            guard let first = try await firstHit(question, mode), question.documents.contains(first) else { continue }
            firstHits[mode]?.insert(answers.count)
        }
        answers.append((given, question))
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
    var language: String
    var trace: AnswerTrace

    init(_ question: LabelledQuestion, _ answer: GivenAnswer, _ trace: AnswerTrace) {
        id = question.id
        answerable = question.isAnswerable
        documents = question.documents
        cited = answer.cited
        language = question.language
        self.trace = trace
    }
}
