/// What a model says of answers, beside what is measured without one.
package struct JudgedAnswers: Sendable, Equatable, Codable {
    package let model: String
    /// Answers that were judged; refusals are not.
    package let answers: Int
    /// Whose judgement could not be read, or did not come.
    package let unreadable: Int
    /// The share that the model calls supported; nil where nothing could be read.
    package let supported: Double?
    package let right: Double?
    /// With the measure of support, where all sentences count as supported.
    package let supportAgreement: Agreement?
    /// With the verdict by documents.
    package let rightAgreement: Agreement?

    private enum CodingKeys: String, CodingKey {
        case model, answers, unreadable, supported, right
        case supportAgreement = "support_agreement"
        case rightAgreement = "right_agreement"
    }

    /// - Parameter judged: answers that are no refusals, with the model's opinion; nil where there is none.
    package init(model: String, judged: [(answer: GivenAnswer, question: LabelledQuestion, opinion: JudgeOpinion?)]) {
        self.model = model
        answers = judged.count
        let read = judged.compactMap { judged in
            judged.opinion.map { (AnswerScores(judged.answer, to: judged.question), $0) }
        }
        unreadable = judged.count - read.count
        func share(_ value: (JudgeOpinion) -> Bool) -> Double? {
            read.isEmpty ? nil : Double(read.count { value($0.1) }) / Double(read.count)
        }
        supported = share(\.isSupported)
        right = share(\.isRight)
        supportAgreement = Agreement(
            read.compactMap { scores, opinion in scores[.support].map { ($0 == 1, opinion.isSupported) } }
        )
        rightAgreement = Agreement(read.map { ($0.verdict.isRight, $1.isRight) })
    }
}
