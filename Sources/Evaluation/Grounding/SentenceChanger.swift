/// Changes a sentence by simple rules for English, German and Spanish: into other words that say the same, or into
/// something else.
struct SentenceChanger {
    /// A BCP 47 tag; of others than German and Spanish the rules are those of English.
    let language: String

    private var rules: ChangeRules { .of(language) }

    // MARK: The same in other words

    /// Nil where no rule changes it.
    func rewritten(_ sentence: String, using random: inout some RandomNumberGenerator) -> String? {
        var text = sentence
        for way in [0, 1, 2, 3, 4, 5].shuffled(using: &random).prefix(3) {
            switch way {
            case 0: text = replaced(text, rules.synonyms)
            case 1: text = replaced(text, rules.spelledNumbers)
            case 2: text = withoutParentheses(text)
            case 3: text = withConditionLast(text)
            case 4: text = firstPart(of: text)
            default: text = opened(text, using: &random)
            }
        }
        return text == sentence ? nil : text
    }

    private func replaced(_ text: String, _ table: [(String, String)]) -> String {
        table.reduce(" " + text) { text, pair in
            text.replacing(" \(pair.0) ", with: " \(pair.1) ").replacing(" \(pair.0).", with: " \(pair.1).")
                .replacing(" \(pair.0),", with: " \(pair.1),")
        }.trimmingBlanks
    }

    private func withoutParentheses(_ text: String) -> String {
        guard let open = text.firstRange(of: " ("), let close = text[open.upperBound...].firstIndex(of: ")") else {
            return text
        }
        return String(text[..<open.lowerBound] + text[text.index(after: close)...])
    }

    /// `If it is broken, we mend it.` becomes `We mend it if it is broken.`
    private func withConditionLast(_ text: String) -> String {
        guard text.hasPrefix("If "), let comma = text.firstRange(of: ", ") else { return text }
        let condition = text[..<comma.lowerBound].dropFirst(3)
        let rest = text[comma.upperBound...].dropLast()
        return rest.prefix(1).uppercased() + rest.dropFirst() + " if " + condition + "."
    }

    private func firstPart(of text: String) -> String {
        for mark in ["; ", " – ", " — "] {
            guard let range = text.firstRange(of: mark) else { continue }
            let part = text[..<range.lowerBound]
            if part.split(separator: " ").count >= 5 { return part + "." }
        }
        return text
    }

    private func opened(_ text: String, using random: inout some RandomNumberGenerator) -> String {
        guard let opening = rules.openings.randomElement(using: &random), let first = text.first,
            first.isLetter, !GroundingPage.isAnswerWord(text)
        else { return text }
        let isName = !rules.small.contains { text.hasPrefix($0 + " ") }
        return opening + " " + (isName ? String(first) : first.lowercased()) + text.dropFirst()
    }

    // MARK: Something else

    /// With one of its numbers changed; nil where it has none.
    func withOtherNumber(_ sentence: String, using random: inout some RandomNumberGenerator) -> String? {
        let bytes = Array(sentence.utf8)
        var runs: [Range<Int>] = []
        for (index, byte) in bytes.enumerated() where (0x30...0x39).contains(byte) {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        guard let run = runs.filter({ $0.count <= 6 }).randomElement(using: &random),
            let value = Int(String(decoding: bytes[run], as: UTF8.self))
        else { return nil }
        let changed = [value + 1, value * 2, value + 10, max(1, value / 2), value + 5].filter { $0 != value }
        guard let other = changed.randomElement(using: &random) else { return nil }
        let digits = String(other)
        let padded = String(repeating: "0", count: max(0, run.count - digits.count)) + digits
        return String(decoding: bytes[..<run.lowerBound] + Array(padded.utf8) + bytes[run.upperBound...], as: UTF8.self)
    }

    /// With a denial taken out or put in, or with the opposite of a word; nil where no rule does.
    func denied(_ sentence: String, using random: inout some RandomNumberGenerator) -> String? {
        // Denied twice it would be said again.
        let removals = rules.denials.filter { " \(sentence) ".contains(" \($0.0) ") && rules.removed.contains($0.0) }
        let changes = removals.isEmpty ? rules.denials + rules.opposites : removals
        for (words, instead) in changes.shuffled(using: &random) {
            guard let range = (" " + sentence).firstRange(of: " \(words) ") else { continue }
            let text = " " + sentence
            return String(
                text[..<range.lowerBound] + (instead.isEmpty ? " " : " \(instead) ") + text[range.upperBound...]
            )
            .trimmingBlanks
        }
        return nil
    }
}

extension String {
    fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
