/// What the strings of a checked text say.
enum JSONString {
    static func text(of entry: JSONEntry, in bytes: [UInt8]) -> String {
        guard entry.isEscaped else { return String(decoding: bytes[entry.content], as: UTF8.self) }
        var decoded: [UInt8] = []
        append(entry.content, of: bytes.span, to: &decoded)
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Appends what a string says in UTF-8. Half a surrogate pair stands for no character and becomes U+FFFD.
    static func append(_ content: Range<Int>, of text: Span<UInt8>, to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + content.count)
        var position = content.lowerBound
        while position < content.upperBound {
            if text[position] == UInt8(ascii: "\\") {
                let escape = JSONEscape(text, at: position)
                bytes += UTF8.encode(Unicode.Scalar(escape.value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
                position += escape.length
            } else {
                bytes.append(text[position])
                position += 1
            }
        }
    }
}

/// An escape in the string of a checked text.
struct JSONEscape {
    /// The scalar it stands for, or the unit of half a surrogate pair.
    let value: UInt32
    /// In bytes, backslash and all.
    let length: Int

    init(_ text: Span<UInt8>, at start: Int) {
        let letter = text[start + 1]
        guard letter == UInt8(ascii: "u") else {
            (value, length) = (Self.value(of: letter), 2)
            return
        }
        let high = Self.unit(text, at: start + 2)
        if UTF16.isLeadSurrogate(high), start + 11 < text.count, text[start + 6] == UInt8(ascii: "\\"),
            text[start + 7] == UInt8(ascii: "u")
        {
            let low = Self.unit(text, at: start + 8)
            if UTF16.isTrailSurrogate(low) {
                value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
                length = 12
                return
            }
        }
        (value, length) = (UInt32(high), 6)
    }

    private static func unit(_ text: Span<UInt8>, at start: Int) -> UInt16 {
        var unit: UInt16 = 0
        for index in start..<start + 4 { unit = unit << 4 | (text[index].hexadecimalValue ?? 0) }
        return unit
    }

    private static func value(of letter: UInt8) -> UInt32 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: UInt32(letter)
        }
    }
}
