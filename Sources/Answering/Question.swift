import RAGCore

/// A question as the parts that answer it see it.
struct Question: Sendable {
    let text: String
    let words: QuestionWords
    /// Nil where the words do not tell.
    let language: String?
    /// Every word in order; those that any question has weigh nothing, unless there are no others.
    let weighted: [WeightedWord]

    init(_ text: String) {
        self.text = text
        words = QuestionWords(text)
        language = QuestionLanguage.guess(text)
        let hasMeaning = !words.isEmpty
        weighted = text.split(whereSeparator: \.isWhitespace).map { word in
            let isBare = QuestionWords(String(word)).isEmpty
            return WeightedWord(text: String(word), weight: hasMeaning && isBare ? 0 : 1)
        }
    }
}
