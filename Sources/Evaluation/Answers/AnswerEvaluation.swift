/// What an answerer is worth: over all questions, by what they have in common, and by how they were answered.
package struct AnswerEvaluation: Sendable, Equatable {
    package let all: AnswerGroup
    /// By name, as are the other groups; a question may have several tags, or none.
    package let languages: [AnswerGroup]
    package let tags: [AnswerGroup]
    /// By the model that answered; without one, by the outcome.
    package let outcomes: [AnswerGroup]
    /// Nil where no answer has a confidence.
    package let confidence: AnswerConfidence?

    /// - Parameter answers: each with the question that it was given to.
    package init(of answers: [(answer: GivenAnswer, question: LabelledQuestion)], bootstrap: Bootstrap = Bootstrap()) {
        let scores = answers.map { AnswerScores($0.answer, to: $0.question) }
        func groups(_ names: (GivenAnswer, LabelledQuestion) -> Set<String>) -> [AnswerGroup] {
            var positions: [String: [Int]] = [:]
            for (position, (answer, question)) in answers.enumerated() {
                for name in names(answer, question) { positions[name, default: []].append(position) }
            }
            return positions.sorted { $0.key < $1.key }.map { name, positions in
                AnswerGroup(name, positions, of: scores, bootstrap: bootstrap)
            }
        }
        all = AnswerGroup("all", Array(answers.indices), of: scores, bootstrap: bootstrap)
        languages = groups { [$1.language] }
        tags = groups { Set($1.tags) }
        outcomes = groups { answer, _ in [answer.model ?? answer.outcome] }
        confidence = AnswerConfidence(of: answers, bootstrap: bootstrap)
    }
}
