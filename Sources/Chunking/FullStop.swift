/// One `.` with white space after it, and the word in front of it: does it end the sentence, or belong to the word?
///
/// Asked only where no small letter follows, since then it never ends one.
struct FullStop {
    private let index: Int
    private let sentenceStart: Int
    /// The letters, digits and inner dots in front of the full stop; at most `wordLimit` bytes.
    private let word: Range<Int>

    /// No abbreviation is longer; it bounds the look to the left.
    private static let wordLimit = 24

    init(at index: Int, sentenceStart: Int, in bytes: Span<UInt8>) {
        self.index = index
        self.sentenceStart = sentenceStart
        word = Self.word(before: index, from: sentenceStart, in: bytes)
    }

    private static func word(before end: Int, from start: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let limit = max(start, end - wordLimit)
        var index = end
        while index > limit {
            let byte = bytes[index - 1]
            guard isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") else { break }
            index -= 1
        }
        index = bytes.scalarStart(atOrAfter: index)
        var position = index
        // Quotes and no-break spaces beyond ASCII are no letters, but their bytes look like those of letters.
        while let (scalar, length) = bytes.scalar(at: position, limit: end) {
            position += length
            if !scalar.isASCII, isPunctuation(scalar) { index = position }
        }
        return index..<end
    }

    /// Latin-1 signs but `ª` and `º`, general punctuation, and that of Chinese and Japanese.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAA, 0xBA: false
        case 0x80...0xBF, 0x2000...0x206F, 0x3000...0x303F: true
        default: false
        }
    }

    func endsSentence(before next: NextWord, limit: Int, in bytes: Span<UInt8>) -> Bool {
        if word.isEmpty { return true }
        if isNumber(in: bytes) { return numberEnds(before: next, limit: limit, in: bytes) }
        if hasInnerDot(in: bytes) { return acronymEnds(before: next, limit: limit, in: bytes) }
        if isOneScalar(word, in: bytes) { return initialEnds(before: next, limit: limit, in: bytes) }
        guard let key = WordKey(word, in: bytes), let kind = SentenceWords.abbreviations[key] else { return true }
        return abbreviationEnds(kind, before: next, limit: limit, in: bytes)
    }

    private func abbreviationEnds(
        _ kind: SentenceWords.Abbreviation,
        before next: NextWord,
        limit: Int,
        in bytes: Span<UInt8>
    ) -> Bool {
        switch kind {
        case .neverEnds:
            next.kind == .nothing
        case .beforeNumber:
            !(next.kind == .digit || next.kind == .other && "+(#$".utf8.contains(bytes[next.start]))
        case .beforeName:
            next.kind == .uppercase && SentenceWords.isStarter(wordAt: next.start, limit: limit, in: bytes)
        case .mayEnd:
            next.kind == .uppercase && !isCapitals(wordAt: next.start, limit: limit, in: bytes)
        }
    }

    // MARK: Numbers

    private func isNumber(in bytes: Span<UInt8>) -> Bool {
        for index in word where !isDigit(bytes[index]) { return false }
        return true
    }

    /// `1. Open the box`, `am 3. März`, `3. 12. 2026` go on; `It costs 5. The other` does not.
    private func numberEnds(before next: NextWord, limit: Int, in bytes: Span<UInt8>) -> Bool {
        if word.lowerBound == sentenceStart { return false }
        guard word.count <= 2 else { return true }
        switch next.kind {
        case .digit:
            return !isDayOrMonth(at: next.start, limit: limit, in: bytes) && !followsDay(in: bytes)
        case .uppercase:
            if SentenceWords.followsOrdinal(wordAt: next.start, limit: limit, in: bytes) { return false }
            guard let before = wordBefore(word.lowerBound, in: bytes) else { return true }
            return !SentenceWords.beforeOrdinal.contains(before)
                || SentenceWords.isStarter(wordAt: next.start, limit: limit, in: bytes)
        default:
            return true
        }
    }

    /// One or two digits and a full stop.
    private func isDayOrMonth(at start: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        var end = start
        while end < limit, end < start + 2, isDigit(bytes[end]) { end += 1 }
        return end < limit && bytes[end] == UInt8(ascii: ".")
    }

    /// Whether it is the `12.` of `3. 12. 2026`.
    private func followsDay(in bytes: Span<UInt8>) -> Bool {
        let start = word.lowerBound
        guard start - 3 >= sentenceStart, bytes[start - 1] == UInt8(ascii: " ") else { return false }
        return bytes[start - 2] == UInt8(ascii: ".") && isDigit(bytes[start - 3])
    }

    private func wordBefore(_ end: Int, in bytes: Span<UInt8>) -> WordKey? {
        guard end > sentenceStart, bytes[end - 1] == UInt8(ascii: " ") else { return nil }
        return WordKey(Self.word(before: end - 1, from: sentenceStart, in: bytes), in: bytes)
    }

    // MARK: Initials and acronyms

    private func hasInnerDot(in bytes: Span<UInt8>) -> Bool {
        for index in word where bytes[index] == UInt8(ascii: ".") { return true }
        return false
    }

    /// `e.g.` and `z.B.` go on, `p.m.` may end, `U.S.` ends before a word such as `The`. `example.com.` always ends.
    private func acronymEnds(before next: NextWord, limit: Int, in bytes: Span<UInt8>) -> Bool {
        guard hasShortParts(in: bytes) else { return true }
        if let key = WordKey(word, in: bytes), let kind = SentenceWords.abbreviations[key] {
            return abbreviationEnds(kind, before: next, limit: limit, in: bytes)
        }
        guard isUppercase(at: word.lowerBound, in: bytes) else { return next.kind == .nothing }
        return abbreviationEnds(.beforeName, before: next, limit: limit, in: bytes)
    }

    private func hasShortParts(in bytes: Span<UInt8>) -> Bool {
        var scalars = 0
        for index in word {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                scalars = 0
            } else if byte & 0xC0 != 0x80 {
                scalars += 1
                if scalars > 2 || isDigit(byte) { return false }
            }
        }
        return true
    }

    /// `J. Smith` and `z. B. Rechnungen` go on; `Plan B. The` does not, nor `5 p. m. Los`.
    private func initialEnds(before next: NextWord, limit: Int, in bytes: Span<UInt8>) -> Bool {
        if word.lowerBound == sentenceStart { return false }
        // The end of an address or a formula: `?a=b.`
        if "/=_@#&+~%$".utf8.contains(bytes[word.lowerBound - 1]) { return true }
        if let before = letterBefore(in: bytes) {
            let isTime = bytes[word.lowerBound] == UInt8(ascii: "m") && (before == "p" || before == "a")
            if isTime { return abbreviationEnds(.mayEnd, before: next, limit: limit, in: bytes) }
            if before.properties.isLowercase { return false }
        }
        guard let (letter, _) = bytes.scalar(at: word.lowerBound, limit: index) else { return true }
        if letter.properties.isUppercase, next.kind == .other { return true }
        guard letter.properties.isCased else { return true }
        return abbreviationEnds(.beforeName, before: next, limit: limit, in: bytes)
    }

    /// The letter of an abbreviation spelled with white space, such as the `z` of `z. B.`.
    private func letterBefore(in bytes: Span<UInt8>) -> Unicode.Scalar? {
        var end = word.lowerBound
        if end - 2 > sentenceStart, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
            end -= 2
        } else if end - 1 > sentenceStart, bytes[end - 1] == UInt8(ascii: " ") {
            end -= 1
        } else {
            return nil
        }
        guard bytes[end - 1] == UInt8(ascii: ".") else { return nil }
        let before = Self.word(before: end - 1, from: sentenceStart, in: bytes)
        return isOneScalar(before, in: bytes) ? bytes.scalar(at: before.lowerBound, limit: end)?.value : nil
    }

    private func isOneScalar(_ word: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        bytes.scalar(at: word.lowerBound, limit: word.upperBound)?.length == word.count
    }

    private func isUppercase(at index: Int, in bytes: Span<UInt8>) -> Bool {
        bytes.scalar(at: index, limit: word.upperBound)?.value.properties.isUppercase ?? false
    }

    /// `EST` in `5 p.m. EST`.
    private func isCapitals(wordAt start: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return start + 1 < limit && capitals.contains(bytes[start]) && capitals.contains(bytes[start + 1])
    }
}
