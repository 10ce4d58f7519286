import RAGCore

extension CachedAnswer {
    /// Nothing of it tells who asked or how: no record, nothing of the question's words, no name that stood in it.
    var withoutQuestion: CachedAnswer {
        CachedAnswer(recordID: nil, answer: answer.withoutQuestion)
    }
}

extension Answer {
    fileprivate var withoutQuestion: Answer {
        var answer = self
        answer.query = ""
        answer.entities = []
        answer.parts = parts.map(\.withoutQuestion)
        return answer
    }
}
