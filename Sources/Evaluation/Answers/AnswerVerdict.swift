/// What an answer is worth: an answerable question is answered right where a citation names one of its documents, an
/// unanswerable one where it is refused.
package enum AnswerVerdict: Sendable, Equatable, CaseIterable {
    case answeredRight
    /// Answered, but from other documents.
    case answeredWrong
    /// Refused, though documents answer it.
    case refusedWrong
    case refusedRight
    /// Answered, though no document answers it.
    case answeredUnanswerable

    package init(_ answer: GivenAnswer, to question: LabelledQuestion) {
        self =
            switch (question.isAnswerable, answer.isAnswered) {
            case (true, true):
                answer.cited.contains(where: question.documents.contains) ? .answeredRight : .answeredWrong
            case (true, false): .refusedWrong
            case (false, true): .answeredUnanswerable
            case (false, false): .refusedRight
            }
    }

    package var isRight: Bool { self == .answeredRight || self == .refusedRight }

    package var isAnswered: Bool { self != .refusedRight && self != .refusedWrong }

    package var isAnswerable: Bool { self != .refusedRight && self != .answeredUnanswerable }
}
