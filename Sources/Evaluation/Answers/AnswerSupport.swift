import Chunking

/// How many of an answer's sentences its citations bear out.
package struct AnswerSupport: Sendable, Equatable {
    /// The share of a sentence's words that the quotes must have together; what is left is room for words that join.
    package static let share = 0.8

    /// Those that have words.
    package private(set) var sentences = 0
    /// Those of whose words the quotes together have at least `share`, and of whose numbers they have all.
    package private(set) var supported = 0
    /// Those that stand in a quote word by word.
    package private(set) var verbatim = 0

    /// - Parameter text: without marks of citations. Case, blanks and punctuation do not count.
    package init(of text: String, by quotes: [String]) {
        let quoted = quotes.map { ComparedWords($0) }
        let known = Set(quoted.flatMap(\.words))
        let numbers = quotes.reduce(into: Set()) { $0.formUnion(DigitWords.words(of: $1)) }
        for range in SentenceScanner.sentences(in: text) {
            let sentence = text.slice(range)
            let compared = ComparedWords(sentence)
            guard !compared.words.isEmpty else { continue }
            sentences += 1
            if quoted.contains(where: compared.stands) {
                verbatim += 1
                supported += 1
            } else if Double(compared.words.count(where: known.contains)) / Double(compared.words.count) >= Self.share,
                numbers.isSuperset(of: DigitWords.words(of: sentence))
            {
                supported += 1
            }
        }
    }
}
