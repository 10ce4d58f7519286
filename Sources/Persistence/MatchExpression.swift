/// What FTS5 is asked for a user's text: any of its words.
///
/// None of the text is query language. It is cut into words as the index's tokenizer does (letters and digits of all
/// scripts, with their marks), and each word is quoted, so that `NEAR`, `*` or `body:x` are words like others.
struct MatchExpression: Equatable {
    /// A question has fewer; of a longer text the first are taken.
    static let maximumWords = 64
    /// UTF-8 bytes. A longer word is left out.
    static let maximumWordLength = 128

    /// What is looked for: those that say something, or all where none does. A word is of letters, digits and marks.
    let words: [String]

    /// Nil where the text has no words.
    var text: String? { words.isEmpty ? nil : words.map(Self.quoted).joined(separator: " OR ") }

    init(_ userText: String) {
        let words = Self.words(of: userText)
        let telling = words.filter { !StopWords.all.contains($0) }
        self.words = Array((telling.isEmpty ? words : telling).prefix(Self.maximumWords))
    }

    static func quoted(_ word: String) -> String { "\"\(word)\"" }

    /// The words in lower case, in order, each once. A word is of letters, digits and marks, so it needs no escape.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var seen: Set<String> = []
        var word = String.UnicodeScalarView()
        // Enough that stop words do not use up the room for others.
        let limit = 2 * maximumWords
        func finish() {
            let lower = String(word).lowercased()
            if !word.isEmpty, lower.utf8.count <= maximumWordLength, seen.insert(lower).inserted { words.append(lower) }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            if isPart(scalar) {
                word.append(scalar)
            } else {
                finish()
                if words.count == limit { return words }
            }
        }
        finish()
        return words
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark, .privateUse:
            true
        default: false
        }
    }
}
