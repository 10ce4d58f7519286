/// A word that stands for something said before: a pronoun or a demonstrative without anything in its own text that it
/// could mean.
struct Reference: Equatable {
    /// As it was written.
    let word: String

    /// The first of a text, in English, German or Spanish; nil where there is none.
    static func find(in text: ScannedText) -> Reference? {
        for index in text.words.indices where refers(index, in: text) && !hasAntecedent(before: index, in: text) {
            return Reference(word: text.text(text.words[index].range))
        }
        return nil
    }

    private static func refers(_ index: Int, in text: ScannedText) -> Bool {
        let word = text.words[index].folded
        let (before, next) = (text.folded(index - 1) ?? "", text.folded(index + 1) ?? "")
        if word == "its", index == 0 || text.isEnd(before: index) { return false }
        if ReferenceWords.personal.contains(word) { return true }
        if ReferenceWords.demonstratives.contains(word) {
            return !ReferenceWords.times.contains(next) && next != "who"
        }
        switch word {
        case "it", "es": return !isImpersonal(index, in: text)
        case "that" where next.isEmpty: return !before.isEmpty
        case "that": return ReferenceWords.beforeThat.contains(before) && !ReferenceWords.times.contains(next)
        case "one": return isPronounOne(before, next)
        case "sie": return isThird(index, before, in: text)
        case "das", "die", "den", "der": return isBare(index, before, in: text)
        case "lo", "la", "los", "las": return ClauseWords.spanishVerbs.contains(next)
        case "same": return ["the", ""].contains(before)
        case "mismo", "misma": return ["lo", "el", "la"].contains(before)
        default: return isClitic(word)
        }
    }

    /// "Is it possible to", "how long does it take to", "gibt es", "ist es möglich": the word stands for nothing.
    private static func isImpersonal(_ index: Int, in text: ScannedText) -> Bool {
        let before = text.folded(index - 1) ?? ""
        let behind = (index + 1..<index + 6).compactMap { text.folded($0) }
        if text.words[index].folded == "es" {
            return ReferenceWords.impersonalGerman.contains(before) || behind.first == "gibt"
                || behind.contains { ["moglich", "erlaubt", "bis"].contains($0) }
                // In Spanish it is a verb.
                || ClauseWords.spanish.contains(before) || !ClauseWords.germanVerbs.contains(before) && before != "ich"
        }
        if behind.first.map(ReferenceWords.weather.contains) ?? false { return true }
        guard ClauseWords.auxiliaries.contains(before) else { return false }
        return behind.dropFirst().contains { ["to", "that", "if", "until", "before", "when"].contains($0) }
    }

    /// "Which one", "the blue one"; not "one of the tents", "one tent".
    private static func isPronounOne(_ before: String, _ next: String) -> Bool {
        guard next.isEmpty || StopWords.english.contains(next), next != "of" else { return false }
        return !["no", "any", "every", "some", "each", "at", ""].contains(before)
    }

    /// "sie" that is no "Sie".
    private static func isThird(_ index: Int, _ before: String, in text: ScannedText) -> Bool {
        !text.isCapitalised(index) && ReferenceWords.beforeSie.contains(before)
    }

    /// "das" and its kin where no noun follows: "Geht das auch in Rot?"
    private static func isBare(_ index: Int, _ before: String, in text: ScannedText) -> Bool {
        guard ClauseWords.germanVerbs.contains(before) || ["ich", "es"].contains(before) else { return false }
        guard index + 1 < text.words.count, text.isAdjacent(index) else { return true }
        let next = text.words[index + 1].folded
        return StopWords.german.contains(next) || ReferenceWords.afterBare.contains(next)
    }

    /// "devolverlo", "cambiarlas".
    private static func isClitic(_ word: String) -> Bool {
        guard word.utf8.count >= 7, let ending = ["lo", "la", "los", "las"].first(where: word.hasSuffix) else {
            return false
        }
        return ["ar", "er", "ir"].contains { word.dropLast(ending.count).hasSuffix($0) }
            && !ReferenceWords.noClitics.contains(word)
    }

    /// Whether an earlier clause of the text has a noun that may be meant. A possessive takes one of its own clause too.
    private static func hasAntecedent(before index: Int, in text: ScannedText) -> Bool {
        var end = index
        if !ReferenceWords.possessives.contains(text.words[index].folded) {
            while end > 0, end == index ? !hasMark(before: end, in: text) : !isBorder(end, in: text) { end -= 1 }
        }
        return (0..<end).contains { position in
            let word = text.words[position].folded
            guard !StopWords.all.contains(word), !ReferenceWords.noNouns.contains(word) else { return false }
            return !ReferenceWords.degrees.contains(text.folded(position - 1) ?? "")
        }
    }

    private static func isBorder(_ index: Int, in text: ScannedText) -> Bool {
        if ReferenceWords.borders.contains(text.words[index].folded) { return true }
        return hasMark(before: index, in: text)
    }

    private static func hasMark(before index: Int, in text: ScannedText) -> Bool {
        text.gap(after: index - 1).contains { ReferenceWords.marks.contains($0) }
    }
}
