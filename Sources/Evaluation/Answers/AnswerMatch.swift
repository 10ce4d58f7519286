/// How the words of an answer agree with those of a reference answer.
package struct AnswerMatch: Sendable, Equatable {
    /// Whether both have the same words in the same order.
    package let isExact: Bool
    /// The harmonic mean of the shares of their words that both have, 0 to 1.
    package let f1: Double
    /// The share of the reference's words that the answer has, 0 to 1: whole sentences that are quoted hold more than a
    /// reference does, which F1 counts against them.
    package let recall: Double

    /// Nil where the reference has no words.
    ///
    /// - Parameters:
    ///   - answer: without marks of citations.
    ///   - language: a BCP 47 tag; its articles do not count.
    package init?(of answer: String, with reference: String, language: String) {
        let answer = ComparedWords(answer, articlesOf: language)
        let reference = ComparedWords(reference, articlesOf: language)
        guard !reference.words.isEmpty else { return nil }
        let common = Double(answer.common(with: reference))
        isExact = answer == reference
        f1 = 2 * common / Double(answer.words.count + reference.words.count)
        recall = common / Double(reference.words.count)
    }
}
