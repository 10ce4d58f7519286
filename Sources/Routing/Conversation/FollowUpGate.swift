package import RAGCore

/// Tells questions that need what was said before from those that stand by themselves, by their words alone.
///
/// To rewrite every question costs a call for each, and a question that stood by itself may come back as another.
package enum FollowUpGate {
    /// So many words of meaning make a question of its own.
    private static let leastWords = 3
    /// A question with so many nouns has in it what its pronouns mean.
    private static let nounsOfWhole = 5

    /// Nothing is to be rewritten where no customer has spoken before.
    package static func judge(_ question: String, after history: [ConversationTurn]) -> FollowUp {
        guard history.contains(where: { $0.speaker == .customer }) else { return FollowUp(reasons: []) }
        // What is longer says enough, and nothing here takes time by it.
        let text = ScannedText(question.utf8.count > MessageSplitter.byteLimit ? "" : question)
        guard !text.words.isEmpty else { return FollowUp(reasons: []) }
        var reasons: [FollowUp.Reason] = []
        if nouns(in: text) < nounsOfWhole, let reference = Reference.find(in: text) {
            reasons.append(.reference(reference.word))
        }
        if let opener = opener(of: text) { reasons.append(.opener(opener)) }
        if isFragment(text) {
            reasons.append(.fragment)
        } else if isElliptic(text) {
            reasons.append(.ellipsis)
        }
        return FollowUp(reasons: reasons)
    }

    /// "What about", "y si"; and "and" where no whole question follows.
    private static func opener(of text: ScannedText) -> String? {
        let words = text.words.prefix(3).map(\.folded)
        for length in [3, 2, 1] where words.count >= length {
            let opener = words.prefix(length).joined(separator: " ")
            if GateWords.openers.contains(opener) { return opener }
        }
        guard let first = words.first, GateWords.weakOpeners.contains(first) else { return nil }
        let rest = Clause(words: 1..<text.words.count, text: text)
        let isWhole = rest.opensQuestion && nouns(in: text) >= 1 && !isElliptic(text) && !isFragment(text)
        return isWhole ? nil : first
    }

    private static func isFragment(_ text: ScannedText) -> Bool {
        meaning(of: text) < leastWords && !text.words.indices.contains { isVerb($0, in: text) }
    }

    /// A question word or a verb, and nothing that it asks of: "How long?", "¿Cuánto cuesta?"; not "Is shipping free?" or "How do I
    /// pay?".
    private static func isElliptic(_ text: ScannedText) -> Bool {
        nouns(in: text) == 0 && !text.words.contains { GateWords.sufficient.contains($0.folded) }
    }

    private static func meaning(of text: ScannedText) -> Int {
        text.words.count { !StopWords.all.contains($0.folded) && !GateWords.light.contains($0.folded) }
    }

    /// A verb by itself, or by the pronoun beside it: "I forgot", "akzeptieren Sie", "puedo ampliar".
    private static func isVerb(_ index: Int, in text: ScannedText) -> Bool {
        if GateWords.isVerb(text.words[index].folded) { return true }
        guard !StopWords.all.contains(text.words[index].folded) else { return false }
        if let before = text.folded(index - 1), GateWords.beforeVerbs.contains(before) { return true }
        return text.folded(index + 1).map(ClauseWords.germanPronouns.contains) ?? false
    }

    /// Words that may name what is asked of.
    private static func nouns(in text: ScannedText) -> Int {
        text.words.indices.count { index in
            let word = text.words[index].folded
            guard !StopWords.all.contains(word), !GateWords.light.contains(word), !isVerb(index, in: text) else {
                return false
            }
            return !GateWords.qualities.contains(word)
        }
    }
}
