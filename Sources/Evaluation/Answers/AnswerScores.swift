/// What the answer to one question is worth.
package struct AnswerScores: Sendable, Equatable {
    package let verdict: AnswerVerdict
    private var values: [AnswerMeasure: Double] = [:]

    package init(_ answer: GivenAnswer, to question: LabelledQuestion) {
        verdict = AnswerVerdict(answer, to: question)
        setVerdict()
        guard answer.isAnswered else { return }
        setSupport(of: answer.text, by: answer.quotes)
        guard question.isAnswerable else { return }
        setCitations(Set(answer.cited), among: Set(question.documents))
        setMatch(of: CitationMarks.removed(from: answer.text), with: question.answer, language: question.language)
    }

    /// Nil where the question does not have the measure.
    package subscript(_ measure: AnswerMeasure) -> Double? { values[measure] }

    private mutating func setVerdict() {
        let right = verdict.isRight ? 1.0 : 0
        values[.accuracy] = right
        values[verdict.isAnswerable ? .answerableRight : .unanswerableRight] = right
        values[.coverage] = verdict.isAnswered ? 1 : 0
        if verdict.isAnswered { values[.risk] = 1 - right }
    }

    private mutating func setCitations(_ cited: Set<String>, among documents: Set<String>) {
        let found = Double(cited.intersection(documents).count)
        values[.citationPrecision] = cited.isEmpty ? 0 : found / Double(cited.count)
        values[.citationRecall] = found / Double(documents.count)
    }

    private mutating func setSupport(of text: String, by quotes: [String]) {
        let support = AnswerSupport(of: text, by: quotes)
        guard support.sentences > 0 else { return }
        values[.support] = Double(support.supported) / Double(support.sentences)
        values[.verbatim] = Double(support.verbatim) / Double(support.sentences)
    }

    private mutating func setMatch(of text: String, with reference: String, language: String) {
        guard let match = AnswerMatch(of: text, with: reference, language: language) else { return }
        values[.exactMatch] = match.isExact ? 1 : 0
        values[.tokenF1] = match.f1
        values[.answerRecall] = match.recall
        let numbers = DigitWords.words(of: reference)
        guard !numbers.isEmpty else { return }
        values[.numbersKept] = Double(numbers.intersection(DigitWords.words(of: text)).count) / Double(numbers.count)
    }
}
