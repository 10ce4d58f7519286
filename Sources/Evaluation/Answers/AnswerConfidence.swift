/// Whether the confidence on which answers are given or refused parts what should be answered from what should not.
package struct AnswerConfidence: Sendable, Equatable, Encodable {
    /// How many answers have a confidence of 0 to 1; others do not count here.
    package let count: Int
    /// Confidence as a test of whether an answer is right. A refusal counts as the answer that it was nearest to, so that
    /// the coverage-risk curve goes on below the threshold.
    package let rightness: Rejection
    /// Confidence as a test of whether the question is answerable.
    package let answerability: Rejection
    /// Of confidence as the probability that the question is answerable.
    package let calibration: Calibration

    /// Nil where no answer has a confidence.
    package init?(of answers: [(answer: GivenAnswer, question: LabelledQuestion)], bootstrap: Bootstrap = Bootstrap()) {
        let judged = answers.compactMap {
            answer,
            question -> (confidence: Double, isRight: Bool, isAnswerable: Bool)? in
            guard let confidence = answer.confidence, (0...1).contains(confidence) else { return nil }
            return (confidence, Self.wouldBeRight(answer, question), question.isAnswerable)
        }
        guard !judged.isEmpty else { return nil }
        count = judged.count
        rightness = Rejection(of: judged.map { ($0.confidence, $0.isRight) }, bootstrap: bootstrap)
        answerability = Rejection(of: judged.map { ($0.confidence, $0.isAnswerable) }, bootstrap: bootstrap)
        calibration = Calibration(of: judged.map { ($0.confidence, $0.isAnswerable) }, bootstrap: bootstrap)
    }

    private static func wouldBeRight(_ answer: GivenAnswer, _ question: LabelledQuestion) -> Bool {
        answer.isAnswered
            ? AnswerVerdict(answer, to: question) == .answeredRight
            : answer.nearest.map(question.documents.contains) ?? false
    }
}
