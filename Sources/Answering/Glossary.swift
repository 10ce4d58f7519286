/// A shop's words in another language with their English: what lets an embedder that reads English only, and sources that
/// are written in English only, be asked in German or Spanish.
///
/// It translates word by word; the order stays, and a word that it does not know stays as it is. That is no sentence, but
/// nearer to one of the same meaning than the original is.
struct Glossary: Sendable {
    /// By the word, and by its stem where the word is long enough to have one.
    private let words: [String: String]
    private let stems: [String: String]
    /// Words that are left out.
    private let filler: Set<String>
    /// Whether words are joined to longer ones: `Rücksendung` and `Etikett` to `Rücksendeetikett`.
    private let joinsWords: Bool
    /// Those of its words that no English translation has, so that they show the language.
    private let telling: Set<String>

    private static let shortestStem = 4
    private static let compoundLengths = 8...40

    /// - Parameters:
    ///   - filler: words with blanks between them.
    ///   - entries: lines `word word = translation`; of a word that stands twice, the first line counts.
    init(joinsWords: Bool, filler: String, entries: String) {
        let lines = entries.split(separator: "\n").map { $0.split(separator: "=") }.filter { $0.count == 2 }
        let pairs = lines.flatMap { line in
            line[0].split(separator: " ").map { (String($0), line[1].drop { $0 == " " }) }
        }
        words = Dictionary(pairs.map { ($0, String($1)) }, uniquingKeysWith: { first, _ in first })
        stems = Dictionary(
            pairs.filter { $0.0.count >= Self.shortestStem }.map { (QuestionWords.stem($0), String($1)) },
            uniquingKeysWith: { first, _ in first }
        )
        self.filler = Set(filler.split(separator: " ").map(String.init))
        self.joinsWords = joinsWords
        let english = Set(lines.flatMap { $0[1].split(separator: " ").map(String.init) })
        telling = Set(words.keys.filter { $0.count >= Self.shortestStem }).subtracting(english)
    }

    /// The glossary of a language; nil for English and for languages without one.
    static func of(_ language: String?) -> Glossary? {
        switch language {
        case "de": .german
        case "es": .spanish
        default: nil
        }
    }

    /// The text in English words; nil where none of its words is known.
    func english(_ text: String) -> String? {
        var isTranslated = false
        let translated = QuestionWords.words(of: text).compactMap { word -> String? in
            if let translation = translation(of: word) {
                isTranslated = true
                return translation
            }
            return filler.contains(word) ? nil : word
        }
        return isTranslated ? translated.joined(separator: " ") : nil
    }

    /// Whether a word shows that a text is in this language.
    func shows(_ word: String) -> Bool {
        telling.contains(word) || joinsWords && compound(word) != nil
    }

    private func translation(of word: String) -> String? {
        if let known = words[word] { return known }
        if word.count >= Self.shortestStem, let known = stems[QuestionWords.stem(word)] { return known }
        return joinsWords ? compound(word) : nil
    }

    /// The translation of two words in one, the longest first one that leaves a second; an `s` may join them.
    private func compound(_ word: String) -> String? {
        let letters = Array(word)
        guard Self.compoundLengths.contains(letters.count) else { return nil }
        for cut in (Self.shortestStem...(letters.count - Self.shortestStem)).reversed() {
            let (first, last) = (String(letters[..<cut]), String(letters[cut...]))
            guard let second = part(last) else { continue }
            if let first = part(first) ?? (first.hasSuffix("s") ? part(String(first.dropLast())) : nil) {
                return first + " " + second
            }
        }
        return nil
    }

    private func part(_ word: String) -> String? {
        words[word] ?? (word.count >= Self.shortestStem ? stems[QuestionWords.stem(word)] : nil)
    }
}
