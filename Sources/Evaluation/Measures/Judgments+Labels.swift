extension Judgments {
    /// Of labelled questions: each document that answers one is relevant.
    package init(_ questions: [LabelledQuestion]) {
        self.init()
        for question in questions {
            for document in Set(question.documents) { _ = append(document.utf8.span, grade: 1, for: question.id) }
        }
    }
}
