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
