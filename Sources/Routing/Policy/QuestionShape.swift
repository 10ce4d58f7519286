/// What can be counted in a question without understanding it, in English, German and Spanish.
///
/// The counts are crude on purpose: they only tell a plain question from one that takes thought. Linear in the text.
package struct QuestionShape: Sendable, Equatable, Codable {
    package var words: Int
    /// Its question marks, several in a row being one; at least 1 where it has words.
    package var questions: Int
    /// Words that turn a sentence round: `not`, `ohne`, `nunca`, `except`.
    package var negations: Int
    /// Words that hold one thing against another: `than`, `Unterschied`, `mejor`.
    package var comparisons: Int
    /// Whether it asks how something is done rather than that it be done: “how do I cancel”, not “cancel order 4711”.
    package var asksHow: Bool

    package init(words: Int, questions: Int = 1, negations: Int = 0, comparisons: Int = 0, asksHow: Bool = false) {
        self.words = words
        self.questions = questions
        self.negations = negations
        self.comparisons = comparisons
        self.asksHow = asksHow
    }

    package init(of text: String) {
        let words = Self.words(of: text)
        self.init(
            words: words.count,
            questions: words.isEmpty ? 0 : max(1, Self.marks(in: text)),
            negations: words.count(where: QuestionMarkers.isNegation),
            comparisons: words.count(where: QuestionMarkers.isComparison),
            asksHow: Self.asksHow(words)
        )
    }

    /// Runs of letters and digits in lower case; an apostrophe does not end one.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if scalar != "'" && scalar != "’", !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func marks(in text: String) -> Int {
        var (count, wasMark) = (0, false)
        for scalar in text.unicodeScalars {
            let isMark = scalar == "?" || scalar == "？"
            if isMark, !wasMark { count += 1 }
            wasMark = isMark || (wasMark && scalar == "!")
        }
        return count
    }

    private static func asksHow(_ words: [String]) -> Bool {
        if words.contains(where: QuestionMarkers.possibility.contains) { return true }
        return zip(words, words.dropFirst()).contains { word, next in
            QuestionMarkers.how[word].map { !$0.contains(next) } ?? false
                || QuestionMarkers.consequence[word]?.contains(next) ?? false
        }
    }
}
