/// The questions that chunking asks of UTF-8, without decoding it into characters.
///
/// White space here is blank, tab, line feed, carriage return, and the separators of Unicode (no-break and ideographic
/// space among them): what a tokenizer takes as the gap between words. Other control characters are not: WordPiece
/// drops them and joins what they stand between.
extension Span<UInt8> {
    /// The bytes of the white space scalar at `index`; 0 where there is none, or where it ends beyond `limit`.
    @inline(__always)
    func blankLength(at index: Int, limit: Int) -> Int {
        guard index < limit else { return 0 }
        let byte = self[index]
        if byte < 0x80 { return isASCIIBlank(byte) ? 1 : 0 }
        return wideBlankLength(at: index, limit: limit)
    }

    /// U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000.
    private func wideBlankLength(at index: Int, limit: Int) -> Int {
        let lead = self[index]
        if lead == 0xC2 { return index + 1 < limit && self[index + 1] == 0xA0 ? 2 : 0 }
        guard (0xE1...0xE3).contains(lead), index + 2 < limit else { return 0 }
        let last = self[index + 2]
        let isBlank =
            switch (lead, self[index + 1]) {
            case (0xE1, 0x9A), (0xE3, 0x80): last == 0x80
            case (0xE2, 0x80): (0x80...0x8A).contains(last) || last == 0xA8 || last == 0xA9 || last == 0xAF
            case (0xE2, 0x81): last == 0x9F
            default: false
            }
        return isBlank ? 3 : 0
    }

    /// The first position from `start` on that is not white space, at most `limit`.
    @inline(__always)
    func skippingBlanks(from start: Int, limit: Int) -> Int {
        var index = start
        while true {
            let length = blankLength(at: index, limit: limit)
            if length == 0 { return index }
            index += length
        }
    }

    /// The end of `range` without the white space there, at least its start.
    @inline(__always)
    func trimmedEnd(of range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            let start = scalarStart(atOrBefore: end - 1, limit: range.lowerBound)
            if blankLength(at: start, limit: end) != end - start { break }
            end = start
        }
        return end
    }

    /// `range` without the white space at its ends.
    package func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = skippingBlanks(from: range.lowerBound, limit: range.upperBound)
        return start..<trimmedEnd(of: start..<range.upperBound)
    }

    /// The start of the scalar that the byte at `index` belongs to, at least `limit`.
    @inline(__always)
    func scalarStart(atOrBefore index: Int, limit: Int) -> Int {
        var start = index
        while start > limit, start < count, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The first position from `index` on where a scalar starts, at most `count`.
    func scalarStart(atOrAfter index: Int) -> Int {
        var start = index
        while start < count, self[start] & 0xC0 == 0x80 { start += 1 }
        return start
    }

    /// The scalar at `index` and its length in bytes; nil at `limit`, or inside a scalar.
    func scalar(at index: Int, limit: Int) -> (value: Unicode.Scalar, length: Int)? {
        guard index < limit else { return nil }
        let lead = self[index]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, index + length <= limit else { return nil }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for next in index + 1..<index + length { value = value << 6 | UInt32(self[next] & 0x3F) }
        return Unicode.Scalar(value).map { ($0, length) }
    }
}

@inline(__always)
func isASCIIBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}

/// A letter of ASCII, or any byte of a scalar beyond it.
@inline(__always)
func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
}
