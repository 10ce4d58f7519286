/// Finds the sentences of a text, as ranges of its UTF-8 bytes.
///
/// It reads English, German, Spanish and the scripts with wide full stops, and decides by rules, without a model:
///
/// - `.` ends a sentence where white space follows, then no small letter, and where it is not the dot of an
///   abbreviation (`z. B.`, `approx.`), an initial, a German ordinal (`am 3. März`) or a list number.
/// - `!` and `?` end one where white space follows, except inside a quotation that goes on (`"Why?" she asked`).
/// - `。`, `！`, `？` and their kin end one wherever they stand. Runs (`?!`) and closing quotes and brackets belong to it.
/// - A blank line, a list marker, a table row, a heading or a rule on the next line ends one; any other line end is a
///   line wrap. A table row or a heading is one sentence.
///
/// A range starts and ends without white space. All white space is between the ranges and everything else in them. The
/// time is linear in the text: each look to the left is bounded, each look to the right passes over white space once.
package enum SentenceScanner {
    /// The sentences of `text`.
    ///
    ///     SentenceScanner.sentences(in: "Costs 3.95 €. Ships today!")  // [0..<15, 16..<28]
    package static func sentences(in text: String) -> [Range<Int>] {
        let bytes = text.utf8Span.span
        var sentences: [Range<Int>] = []
        var position = 0
        while let sentence = next(in: bytes, from: position, to: bytes.count) {
            sentences.append(sentence)
            position = sentence.upperBound
        }
        return sentences
    }

    /// The first sentence at or after `position`; nil where only white space is left before `limit`.
    ///
    /// `position` has to be at the start of a sentence, as the end of the one before is.
    package static func next(in bytes: Span<UInt8>, from position: Int, to limit: Int) -> Range<Int>? {
        let limit = min(limit, bytes.count)
        let start = bytes.skippingBlanks(from: max(0, position), limit: limit)
        guard start < limit else { return nil }
        let end =
            isSingleLine(at: start, limit: limit, in: bytes)
            ? lineEnd(from: start, limit: limit, in: bytes)
            : sentenceEnd(from: start, limit: limit, in: bytes)
        return start..<bytes.trimmedEnd(of: start..<end)
    }

    private static func sentenceEnd(from start: Int, limit: Int, in bytes: Span<UInt8>) -> Int {
        var index = start
        while index < limit {
            let byte = bytes[index]
            guard mayEnd(byte) else {
                index += 1
                continue
            }
            if byte == UInt8(ascii: "\n") {
                if startsBlock(lineAt: index + 1, limit: limit, in: bytes) { return index }
                index += 1
                continue
            }
            let marks = SentenceMarks(at: index, limit: limit, in: bytes)
            if marks.isEmpty {
                index += 1
            } else if marks.endSentence(from: start, limit: limit, in: bytes) {
                return marks.range.upperBound
            } else {
                index = marks.range.upperBound
            }
        }
        return limit
    }

    /// Whether a sentence may end at a scalar that starts with `byte`: `\n`, `!`, `.`, `?`, or the lead byte of a mark
    /// beyond ASCII. One shift for each byte of text is what keeps the scan fast.
    @inline(__always)
    private static func mayEnd(_ byte: UInt8) -> Bool {
        let ascii: UInt64 = 1 << 0x0A | 1 << 0x21 | 1 << 0x2E | 1 << 0x3F
        // Counted from 0xC0: Arabic (D8, DB), Devanagari (E0), general punctuation (E2), CJK (E3), full width (EF).
        let leads: UInt64 = 1 << 0x18 | 1 << 0x1B | 1 << 0x20 | 1 << 0x22 | 1 << 0x23 | 1 << 0x2F
        if byte < 0x40 { return ascii &>> UInt64(byte) & 1 == 1 }
        return byte >= 0xC0 && leads &>> UInt64(byte & 0x3F) & 1 == 1
    }
}
