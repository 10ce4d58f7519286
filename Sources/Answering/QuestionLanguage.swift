import Routing

/// A guess at the language of a question, by the words that any sentence has and by those that a shop's questions have.
enum QuestionLanguage {
    /// `en`, `de` or `es`; nil where the words do not tell.
    static func guess(_ text: String) -> String? {
        let words = QuestionWords.words(of: text)
        let counts = [("en", StopWords.english), ("de", StopWords.german), ("es", StopWords.spanish)].map { tag, stop in
            (tag, words.count { stop.contains($0) || Glossary.of(tag)?.shows($0) == true })
        }.sorted { $0.1 > $1.1 }
        guard counts[0].1 > counts[1].1 else { return nil }
        return counts[0].0
    }
}
