/// A piece of a sentence, as far as it can be told whether it is a question of its own.
struct Clause {
    /// Words of the message.
    let words: Range<Int>
    let text: ScannedText

    /// Without the "and", the greeting or the number of a list that it begins with.
    var withoutConnectors: Clause {
        let start = words.first { index in
            let word = text.words[index]
            if ClauseWords.connectors.contains(word.folded) || ClauseWords.greetings.contains(word.folded) {
                return false
            }
            return word.number == nil || ![UInt8(ascii: "."), UInt8(ascii: ")")].contains(text.gap(after: index).first)
        }
        return Clause(words: (start ?? words.lowerBound)..<words.upperBound, text: text)
    }

    /// Whether it says what it is about, by a word that not any polite question has, or asks for a place or a time.
    var hasMeaning: Bool {
        let bare = withoutConnectors
        if bare.words.count > 1, ClauseWords.placesAndTimes.contains(bare.word(0)) { return true }
        return words.contains { index in
            let word = text.words[index].folded
            return !StopWords.all.contains(word) && !ClauseWords.empty.contains(word)
                && !ClauseWords.connectors.contains(word) && !ClauseWords.greetings.contains(word)
        }
    }

    /// Whether it begins as a direct question does: a question word or a verb, and then its subject. A clause that is told
    /// of (`where my order is`) does not, nor one that only goes on with the verb of the clause before it.
    var opensQuestion: Bool {
        guard words.count >= 2 else { return false }
        if ClauseWords.times.contains(word(0)), ClauseWords.placesAndTimes.contains(word(1)) {
            return Clause(words: words.dropFirst(), text: text).opensQuestion
        }
        return opensEnglish || opensGerman || opensSpanish
    }

    /// Whether its "that" is what the clause before it says: "how long will that take" asks nothing without it.
    var asksOfAClause: Bool {
        let reference = Reference.find(in: ScannedText(text.text(text.range(ofWords: words))))
        return reference.map { ClauseWords.ofClauses.contains($0.word) } ?? false
    }

    /// Whether a sentence that begins so is a question if it ends as one: what stands behind is not looked at.
    var mayOpenQuestion: Bool {
        if ClauseWords.loose.contains(word(0)) || ClauseWords.germanVerbs.contains(word(0)) { return true }
        guard ClauseWords.english.contains(word(0)) || ClauseWords.german.contains(word(0)) else { return false }
        return !ClauseWords.subjects.contains(word(1)) && !ClauseWords.germanPronouns.contains(word(1))
            && !ClauseWords.germanArticles.contains(word(1))
    }

    /// `Please cancel order 12345`, `I want to return my boots`.
    var isRequest: Bool {
        var hasWish = false
        if ClauseWords.pleas.contains(word(0)), hasMeaning { return true }
        for index in words {
            let word = text.words[index].folded
            if ClauseWords.wishes.contains(word) { hasWish = true }
            if ClauseWords.actions.contains(word), hasWish || index == words.lowerBound { return true }
        }
        return false
    }

    /// Whether it asks to be told something, so that the question words in it begin no question of their own.
    var asksToBeTold: Bool {
        words.contains { ClauseWords.telling.contains(text.words[$0].folded) }
    }

    private func word(_ offset: Int) -> String {
        words.contains(words.lowerBound + offset) ? text.words[words.lowerBound + offset].folded : ""
    }

    private var opensEnglish: Bool {
        if ClauseWords.auxiliaries.contains(word(0)) {
            guard ClauseWords.subjects.contains(word(1)) else { return false }
            // "has a hood" goes on with what was said.
            return !(["has", "have", "had"].contains(word(0)) && ["a", "an", "any", "all"].contains(word(1)))
        }
        if ClauseWords.shortened.contains(word(0)) { return true }
        guard ClauseWords.english.contains(word(0)) else { return false }
        // The verb stands before its subject: "how much does it", "which size is", and not "when it arrives".
        if word(0) == "who", !ClauseWords.subjects.contains(word(1)) { return true }
        for offset in 1...6 {
            if ClauseWords.auxiliaries.contains(word(offset)) { return true }
            if ClauseWords.englishPronouns.contains(word(offset)) { return false }
        }
        return false
    }

    /// "I want to complain", "necesito la factura", of something that the clause names itself.
    var opensWish: Bool {
        let start = "\(word(0)) \(word(1))"
        guard ClauseWords.wishStarts.contains(start) || ClauseWords.wishStarts.contains(word(0)) else { return false }
        return hasMeaning && Reference.find(in: ScannedText(text.text(text.range(ofWords: words)))) == nil
    }

    private var opensGerman: Bool {
        if ClauseWords.germanVerbs.contains(word(0)) {
            return ClauseWords.germanPronouns.contains(word(1))
                || (ClauseWords.germanLinks.contains(word(0)) && ClauseWords.germanArticles.contains(word(1)))
        }
        guard ClauseWords.german.contains(word(0)), !ClauseWords.germanPronouns.contains(word(1)) else { return false }
        // The verb stands second, or behind "wie lange", "welche Größe".
        return (1...3).contains { ClauseWords.germanVerbs.contains(word($0)) }
    }

    private var opensSpanish: Bool {
        let first = text.words[words.lowerBound]
        if text.bytes[..<first.range.lowerBound].suffix(2).elementsEqual("¿".utf8) { return true }
        if ClauseWords.spanishPrepositions.contains(word(0)) {
            return ClauseWords.spanish.contains(word(1)) && isAccented(1)
        }
        if ClauseWords.spanish.contains(word(0)) {
            return isAccented(0) || ClauseWords.spanishVerbs.union(ClauseWords.spanishLinks).contains(word(1))
        }
        if ClauseWords.spanishVerbs.contains(word(0)) { return true }
        return ClauseWords.spanishClitics.contains(word(0)) && ClauseWords.spanishVerbs.contains(word(1))
    }

    /// "cuándo" asks, "cuando" tells of a time.
    private func isAccented(_ offset: Int) -> Bool {
        let index = words.lowerBound + offset
        return words.contains(index) && text.bytes[text.words[index].range].contains { $0 >= 0x80 }
    }
}
