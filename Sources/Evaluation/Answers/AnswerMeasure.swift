/// A figure of answers: the mean, over the questions that have it, of what each is worth, 0 to 1.
package enum AnswerMeasure: String, Sendable, CaseIterable {
    /// Answered right or refused right; of all questions.
    case accuracy
    /// Of the answerable questions, answered right.
    case answerableRight = "answerable_right"
    /// Of the unanswerable questions, refused.
    case unanswerableRight = "unanswerable_right"
    /// Of all questions, answered.
    case coverage
    /// Of the answered questions, those answered wrong, or that no document answers: what coverage costs.
    case risk
    /// Of the documents that an answer cites, those that answer the question; of the answerable questions that
    /// were answered. An answer without citations has 0.
    case citationPrecision = "citation_precision"
    /// Of the documents that answer the question, those that the answer cites; of the same questions. Each answers it by
    /// itself, so that a good answer may leave some out.
    case citationRecall = "citation_recall"
    /// Of an answer's sentences, those that its citations bear out; of all answered questions.
    case support
    /// Of an answer's sentences, those that stand in a citation word by word; of all answered questions.
    case verbatim
    /// Whether the answer has the words of the reference answer and no others; of the answerable questions that were
    /// answered and have a reference answer.
    case exactMatch = "exact_match"
    /// The harmonic mean of the shares of their words that answer and reference have in common; of the same questions.
    case tokenF1 = "token_f1"
    /// Of the reference's words, those that the answer has; of the same questions.
    case answerRecall = "answer_recall"
    /// Of the reference's words with digits, such as amounts and article numbers, those that the answer has; of those of
    /// the same questions whose reference has some.
    case numbersKept = "numbers_kept"
}
