package import RAGCore

/// How often answers were right: an answerable question is answered right where a citation names one of its documents, an
/// unanswerable one where it is refused.
package struct AnswerTally: Sendable, Equatable {
    package private(set) var answerable = 0
    package private(set) var answeredRight = 0
    /// Answered, but from other documents.
    package private(set) var answeredWrong = 0
    package private(set) var unanswerable = 0
    package private(set) var refusedRight = 0

    package init() {}

    package mutating func add(_ answer: Answer, to question: LabelledQuestion) {
        guard question.isAnswerable else {
            unanswerable += 1
            refusedRight += answer.isAnswerable ? 0 : 1
            return
        }
        answerable += 1
        guard answer.isAnswerable else { return }
        if answer.citations.contains(where: { question.documents.contains($0.documentID) }) {
            answeredRight += 1
        } else {
            answeredWrong += 1
        }
    }

    /// The share of the answerable questions that were answered right; nil for none.
    package var answerableRight: Double? {
        answerable == 0 ? nil : Double(answeredRight) / Double(answerable)
    }

    /// The share of the unanswerable questions that were refused; nil for none.
    package var unanswerableRight: Double? {
        unanswerable == 0 ? nil : Double(refusedRight) / Double(unanswerable)
    }
}
