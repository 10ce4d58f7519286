/// A run of marks that may end a sentence, with the closing quotes and brackets after them: `.`, `?!`, `...")`.
struct SentenceMarks {
    private(set) var range: Range<Int>
    private var fullStops = 0
    /// `!`, `?` and those of other scripts that stand before white space.
    private var hasMark = false
    private var hasEllipsis = false
    /// A mark that needs no white space after it, such as `。`.
    private var hasWideMark = false
    private var hasCloser = false

    var isEmpty: Bool { range.isEmpty }

    init(at start: Int, limit: Int, in bytes: Span<UInt8>) {
        range = start..<start
        var end = start
        while end < limit {
            let length = take(at: end, limit: limit, in: bytes)
            if length == 0 { break }
            end += length
            range = start..<end
        }
    }

    /// Notes the mark or the closer at `index`; returns its bytes, 0 where neither stands there.
    private mutating func take(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "."):
            fullStops += 1
            return 1
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            hasMark = true
            return 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "~"):
            // The run starts at a mark, so a closer is always behind one.
            hasCloser = true
            return 1
        case UInt8(ascii: "["):
            return footnoteLength(at: index, limit: limit, in: bytes)
        case 0x80...:
            return takeWide(at: index, limit: limit, in: bytes)
        default:
            return 0
        }
    }

    private mutating func takeWide(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Int {
        guard let (scalar, length) = bytes.scalar(at: index, limit: limit) else { return 0 }
        switch scalar {
        case "…":
            hasEllipsis = true
        case "‼", "⁇", "⁈", "⁉", "؟", "۔":
            hasMark = true
        case "。", "！", "？", "．", "｡", "।", "॥":
            hasWideMark = true
        case "’", "”", "“", "‘", "›", "‹", "»", "«", "」", "』", "》", "〉", "】", "〕", "）", "］", "｝", "｣":
            // `“` and `«` close what German and Danish open with `„` and `»`. Without a mark they end nothing.
            guard !isEmpty else { return 0 }
            hasCloser = true
        default:
            return 0
        }
        return length
    }

    /// The bytes of a footnote's mark such as `[12]`.
    private func footnoteLength(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Int {
        var end = index + 1
        while end < limit, end < index + 4, isDigit(bytes[end]) { end += 1 }
        return end > index + 1 && end < limit && bytes[end] == UInt8(ascii: "]") ? end + 1 - index : 0
    }

    /// Whether the sentence that started at `start` ends here.
    func endSentence(from start: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        let end = range.upperBound
        if end == limit || hasWideMark { return true }
        // Marks with nothing in front of them belong to what follows: `... and then`.
        guard range.lowerBound > start else { return false }
        guard bytes.blankLength(at: end, limit: limit) > 0 else { return endsWithoutBlank(limit: limit, in: bytes) }
        let next = NextWord(after: end, limit: limit, in: bytes)
        if hasMark { return !(hasCloser && next.kind == .lowercase) }
        if next.kind == .lowercase { return false }
        if fullStops != 1 || hasEllipsis { return true }
        return FullStop(at: range.lowerBound, sentenceStart: start, in: bytes)
            .endsSentence(before: next, limit: limit, in: bytes)
    }

    /// Where no white space follows: only before `¿` and `¡`, or in Chinese and Japanese written with ASCII marks.
    private func endsWithoutBlank(limit: Int, in bytes: Span<UInt8>) -> Bool {
        guard let (next, _) = bytes.scalar(at: range.upperBound, limit: limit) else { return false }
        if next == "¿" || next == "¡" { return true }
        guard isIdeographic(next) else { return false }
        let before = bytes.scalarStart(atOrBefore: range.lowerBound - 1, limit: 0)
        return bytes.scalar(at: before, limit: range.lowerBound).map { isIdeographic($0.value) } ?? false
    }
}

/// Kana and the unified ideographs: scripts without blanks between words.
private func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
}
