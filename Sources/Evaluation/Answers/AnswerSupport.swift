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

    /// Case, blanks and punctuation do not count.
    ///
    /// - Parameter text: with its marks. What stands before a mark and is a whole quote does not go on behind it: headings
    ///   and rows of tables are quoted too, and have no full stop.
    package init(of text: String, by quotes: [String]) {
        let quoted = QuotedWords(quotes)
        var rest = ""
        for piece in CitationMarks.pieces(of: text) {
            if quoted.holdsWhole(ComparedWords(piece)) {
                add(rest, quoted)
                add(piece, quoted)
                rest = ""
            } else {
                rest += piece
            }
        }
        add(rest, quoted)
    }

    private mutating func add(_ text: String, _ quoted: QuotedWords) {
        for range in SentenceScanner.sentences(in: text) {
            let sentence = text.slice(range)
            let words = ComparedWords(sentence)
            guard !words.words.isEmpty else { continue }
            sentences += 1
            let isVerbatim = quoted.hold(words)
            if isVerbatim { verbatim += 1 }
            if isVerbatim || quoted.support(words, numbers: DigitWords.words(of: sentence)) { supported += 1 }
        }
    }
}

/// The words of all quotes of an answer.
private struct QuotedWords {
    private let quotes: [ComparedWords]
    private let words: Set<String>
    private let numbers: Set<String>

    init(_ quotes: [String]) {
        self.quotes = quotes.map { ComparedWords($0) }
        words = Set(self.quotes.flatMap(\.words))
        numbers = quotes.reduce(into: []) { $0.formUnion(DigitWords.words(of: $1)) }
    }

    func holdsWhole(_ text: ComparedWords) -> Bool { quotes.contains(text) }

    /// Whether the words stand in one of them.
    func hold(_ sentence: ComparedWords) -> Bool { quotes.contains(where: sentence.stands) }

    /// Whether they have enough of its words together, and all its numbers.
    func support(_ sentence: ComparedWords, numbers named: Set<String>) -> Bool {
        let known = sentence.words.count(where: words.contains)
        return Double(known) / Double(sentence.words.count) >= AnswerSupport.share && named.isSubset(of: numbers)
    }
}
