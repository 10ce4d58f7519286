/// Whether a model says that the sources do not answer.
enum Unanswered {
    /// The sentence that it was told to say, or what it makes of it in the customer's language.
    static func says(_ sentence: String) -> Bool {
        let words = QuestionWords.words(of: sentence)
        return words.count <= 10 && forms.contains { words.starts(with: $0) }
    }

    private static let forms = [
        PromptRules.unanswered, "The sources do not contain", "The sources don't answer",
        "Die Quellen beantworten das nicht", "Die Quellen beantworten dies nicht",
        "Die Quellen beantworten diese Frage nicht",
        "Las fuentes no responden", "Las fuentes no contestan",
    ].map { QuestionWords.words(of: $0) }
}
