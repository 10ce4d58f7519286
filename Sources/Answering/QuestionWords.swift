import Routing

/// The words of a text that carry its meaning: lower case, without accents, cut to their stems, without the words that
/// any sentence has.
///
/// The stems are crude on purpose (English, German and Spanish endings, no dictionary): they only decide whether a
/// passage speaks of what was asked.
package struct QuestionWords: Sendable, Equatable {
    /// As they were written but for case and accents, in the order of the text, each once.
    package let words: [String]
    /// Their stems, in the same order.
    package let stems: [String]

    package init(_ text: String) {
        var seen: Set<String> = []
        words = Self.words(of: text).filter { !StopWords.all.contains($0) && seen.insert($0).inserted }
        stems = words.map(Self.stem)
    }

    package var isEmpty: Bool { words.isEmpty }

    /// The share of these words that are among `others`, by their stems; 0 where there are none.
    package func cover(by others: QuestionWords) -> Double {
        guard !stems.isEmpty else { return 0 }
        let others = Set(others.stems)
        return Double(stems.count { others.contains($0) }) / Double(stems.count)
    }

    /// Runs of letters and digits, lower case and without accents.
    package static func words(of text: String) -> [String] {
        TextWord.words(of: text).map(\.folded)
    }

    /// The word without its endings, one after the other: `returned`, `returns` and `return` meet in one stem.
    package static func stem(_ word: String) -> String {
        guard word.unicodeScalars.allSatisfy(\.properties.isAlphabetic) else { return word }
        var stem = word[...]
        while stem.utf8.count > 4,
            let ending = endings.first(where: { stem.utf8.count - $0.utf8.count >= 3 && stem.hasSuffix($0) })
        {
            stem = stem.dropLast(ending.count)
        }
        return String(stem)
    }

    /// Longest first, so that the longest that fits is cut.
    private static let endings = [
        "aciones", "ations", "ungen", "acion", "ation", "mente", "ments", "ings", "ando", "endo", "ment", "ies", "ing",
        "ung", "ers", "ern", "est", "ado", "ada", "ido", "ida", "ed", "es", "er", "en", "em", "ar", "ir", "ly", "as",
        "os", "s", "e", "n", "y", "a", "o", "t",
    ]
}
