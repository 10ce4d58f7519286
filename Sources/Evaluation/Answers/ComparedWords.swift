/// The words of a text as answers are compared by them: in lower case, without punctuation.
///
/// It is SQuAD's normalisation (Rajpurkar and others, 2016, https://arxiv.org/abs/1606.05250), with MLQA's additions for
/// other languages (Lewis and others, 2019, https://arxiv.org/abs/1910.07475): punctuation is Unicode's, articles are those
/// of the language, and an ideograph is a word.
struct ComparedWords: Sendable, Equatable {
    let words: [String]

    /// - Parameter language: a BCP 47 tag; its articles are left out. Nil leaves none out, and so does a language without
    ///   known articles.
    init(_ text: String, articlesOf language: String? = nil) {
        let articles = language.flatMap { Self.articles[String($0.prefix { $0 != "-" }).lowercased()] } ?? []
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func finish() {
            if !word.isEmpty, !articles.contains(String(word)) { words.append(String(word)) }
            word = .init()
        }
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace {
                finish()
            } else if scalar.properties.isIdeographic {
                finish()
                words.append(String(scalar))
            } else if !Self.isPunctuation(scalar) {
                word.append(scalar)
            }
        }
        finish()
        self.words = words
    }

    /// How many words both have, each as often as it stands in both.
    func common(with other: ComparedWords) -> Int {
        var counts = other.words.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        return words.count { word in
            guard let count = counts[word], count > 0 else { return false }
            counts[word] = count - 1
            return true
        }
    }

    /// Whether its words stand in the other text one after the other.
    func stands(in other: ComparedWords) -> Bool {
        guard words.count <= other.words.count else { return false }
        return (0...(other.words.count - words.count)).contains { start in
            other.words[start..<(start + words.count)].elementsEqual(words)
        }
    }

    private static let articles: [String: Set<String>] = [
        "en": ["a", "an", "the"],
        "de": ["ein", "eine", "einen", "einem", "eines", "einer", "der", "die", "das", "den", "dem", "des"],
        "es": ["un", "una", "unos", "unas", "el", "la", "los", "las"],
    ]

    /// In ASCII what Python's `string.punctuation` holds, which counts signs such as `$` and `+` too.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return switch scalar.value {
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
            default: false
            }
        }
        return switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
