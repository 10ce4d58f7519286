package import RAGCore

/// What an answerer gave to a labelled question: an answer, or a refusal.
package struct GivenAnswer: Sendable, Equatable {
    package var questionID: String
    /// How it came about, such as `quoted` or `handoff`.
    package var outcome: String
    /// Whether it is an answer, not a refusal.
    package var isAnswered: Bool
    /// With its marks `[1]`, `[2]`; empty for a refusal.
    package var text: String
    /// The documents of the citations, in the order of their marks; one that is cited twice stands twice.
    package var cited: [String]
    /// The texts of the citations, in the same order.
    package var quotes: [String]
    /// For a refusal, the document that an answer would have stood on first; nil where there is none.
    package var nearest: String?
    /// On which it was answered or refused: how likely the sources answer the question, 0 to 1; nil where it is not known.
    package var confidence: Double?
    /// Nil where it is not known; zero where no model was called.
    package var cost: Money?
    package var milliseconds: Double
    package var model: String?

    package init(
        questionID: String,
        outcome: String,
        isAnswered: Bool,
        text: String = "",
        cited: [String] = [],
        quotes: [String] = [],
        nearest: String? = nil,
        confidence: Double? = nil,
        cost: Money? = nil,
        milliseconds: Double = 0,
        model: String? = nil
    ) {
        self.questionID = questionID
        self.outcome = outcome
        self.isAnswered = isAnswered
        self.text = text
        self.cited = cited
        self.quotes = quotes
        self.nearest = nearest
        self.confidence = confidence
        self.cost = cost
        self.milliseconds = milliseconds
        self.model = model
    }

    /// What Nuthatch said to a question.
    package init(
        _ answer: Answer,
        to question: LabelledQuestion,
        confidence: Double?,
        cost: Money?,
        milliseconds: Double
    ) {
        self.init(
            questionID: question.id,
            outcome: answer.route.outcome.rawValue,
            isAnswered: answer.isAnswerable,
            text: answer.text,
            cited: answer.citations.map(\.documentID),
            quotes: answer.citations.map(\.quote),
            nearest: answer.suggestions.first?.documentID,
            confidence: confidence,
            cost: cost,
            milliseconds: milliseconds,
            model: answer.route.model
        )
    }
}
