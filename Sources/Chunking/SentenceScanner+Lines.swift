/// What lines say about sentences. Lines are those of Markdown, since documents keep their markup.
extension SentenceScanner {
    /// Whether what starts at `index` is a sentence up to the end of its line: a table row, a heading, a rule or a
    /// code fence.
    static func isSingleLine(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "|"): true
        case UInt8(ascii: "#"): isHeading(at: index, limit: limit, in: bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="):
            isRule(at: index, limit: limit, in: bytes)
        case UInt8(ascii: "`"), UInt8(ascii: "~"): run(at: index, limit: limit, in: bytes) >= 3
        default: false
        }
    }

    static func lineEnd(from start: Int, limit: Int, in bytes: Span<UInt8>) -> Int {
        var index = start
        while index < limit, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        return index
    }

    /// Whether the line at `start` does not go on with the sentence of the line before: it is blank, or a list item, a
    /// table row, a heading, a rule or a code fence.
    static func startsBlock(lineAt start: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        let index = bytes.skippingBlanks(from: start, limit: limit)
        guard index < limit else { return true }
        for passed in start..<index where bytes[passed] == UInt8(ascii: "\n") { return true }
        switch bytes[index] {
        case UInt8(ascii: "|"):
            return true
        case UInt8(ascii: "#"):
            return isHeading(at: index, limit: limit, in: bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: "="):
            return isBullet(at: index, limit: limit, in: bytes) || isRule(at: index, limit: limit, in: bytes)
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            return run(at: index, limit: limit, in: bytes) >= 3
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return isListNumber(at: index, limit: limit, in: bytes)
        case 0xE2:  // The bullet, U+2022.
            return index + 2 < limit && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA2
        default:
            return false
        }
    }

    /// One to six `#` and white space.
    private static func isHeading(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        guard bytes[index] == UInt8(ascii: "#") else { return false }
        let signs = run(at: index, limit: limit, in: bytes)
        return signs <= 6 && bytes.blankLength(at: index + signs, limit: limit) > 0
    }

    private static func isBullet(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        guard bytes[index] != UInt8(ascii: "_"), bytes[index] != UInt8(ascii: "=") else { return false }
        return bytes.blankLength(at: index + 1, limit: limit) > 0
    }

    /// Three of one sign and nothing else in the line.
    private static func isRule(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        let signs = run(at: index, limit: limit, in: bytes)
        let end = index + signs
        return signs >= 3 && (end == limit || isASCIIBlank(bytes[end]))
    }

    /// `1.` or `12)` and white space, but no wrapped date such as `3. März`.
    private static func isListNumber(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        var end = index
        while end < limit, end < index + 4, isDigit(bytes[end]) { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")") else { return false }
        guard bytes.blankLength(at: end + 1, limit: limit) > 0 else { return false }
        let word = bytes.skippingBlanks(from: end + 1, limit: limit)
        return !SentenceWords.followsOrdinal(wordAt: word, limit: limit, in: bytes)
    }

    /// How often the sign at `index` is repeated; looks no further than any rule needs.
    private static func run(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Int {
        var end = index
        while end < limit, bytes[end] == bytes[index] { end += 1 }
        return end - index
    }
}
