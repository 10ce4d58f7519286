import Chunking
package import RAGCore
import Routing

/// A question as the parts that answer it see it.
package struct Question: Sendable {
    /// How many UTF-8 bytes of a question are read, some 700 words. An embedder reads fewer; all else that is done with a
    /// question takes time by its words.
    package static let byteLimit = 4096
    /// How many of the things that a question asks are looked up each for itself.
    private static let partLimit = 4

    /// Without what is beyond the limit.
    package let text: String
    package let words: QuestionWords
    /// Nil where the words do not tell.
    package let language: String?
    /// Every word in order; those that any question has weigh nothing, unless there are no others.
    package let weighted: [WeightedWord]

    /// - Parameter language: of the question that this is a part of; nil guesses.
    package init(_ text: String, language: String? = nil) {
        let text = Self.cut(text)
        self.text = text
        words = QuestionWords(text)
        self.language = language ?? QuestionLanguage.guess(text)
        let hasMeaning = !words.isEmpty
        weighted = text.split(whereSeparator: \.isWhitespace).map { word in
            let isBare = QuestionWords(String(word)).isEmpty
            return WeightedWord(text: String(word), weight: hasMeaning && isBare ? 0 : 1)
        }
    }

    /// The longest beginning that is within the limit.
    private static func cut(_ text: String) -> String {
        var end = text.utf8.index(text.startIndex, offsetBy: byteLimit, limitedBy: text.endIndex) ?? text.endIndex
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }

    /// Whether it has a letter or a digit; without any there is nothing to look for.
    package var hasWords: Bool { !QuestionWords.words(of: text).isEmpty }

    /// The question with typing errors mended: a word that the sources do not have becomes the one that they have, and
    /// keeps the marks around it.
    package func mended(by known: [String: VocabularyMatch]) -> Question {
        let mended = text.split(whereSeparator: \.isWhitespace).map { word in
            let inner = QuestionWords.words(of: String(word))
            guard inner.count == 1, case .near(let other)? = known[inner[0]] else { return String(word) }
            let marks = { (scalar: Unicode.Scalar) in CharacterFolding.fold(scalar) == nil }
            let front = word.unicodeScalars.prefix(while: marks)
            let back = word.unicodeScalars.reversed().prefix(while: marks).reversed()
            return String(front) + other + String(String.UnicodeScalarView(back))
        }
        return Question(mended.joined(separator: " "), language: language)
    }

    /// Itself, and where it asks several things each of them, so that each finds its own passage.
    package var parts: [Question] {
        let sentences = SentenceScanner.sentences(in: text).map { range in
            String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
        }
        let asked = sentences.filter { $0.utf8.last == UInt8(ascii: "?") }.map { Question($0, language: language) }
            .filter { $0.words.words.count >= 2 }
        return asked.count > 1 ? [self] + asked.prefix(Self.partLimit) : [self]
    }

    /// The question in English words, where it is in a language that there is a glossary of. It keeps that language: what
    /// it is compared with is still to be read by who asked.
    package var inEnglish: Question? {
        Glossary.of(language)?.english(text).map { Question($0, language: language) }
    }

    /// The share of its words that a collection does not know; 0 where it has no words.
    package func share(unknownTo known: [String: VocabularyMatch]) -> Double {
        guard !words.isEmpty else { return 0 }
        return Double(words.words.count { known[$0] == .unknown }) / Double(words.words.count)
    }
}
