/// The marks `[1]`, `[2]` by which an answer's text names its citations.
package enum CitationMarks {
    /// The text without them. What is in brackets and is no number of at most three digits stays.
    package static func removed(from text: String) -> String {
        var kept: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(4).prefix { (0x30...0x39).contains($0) }
            if byte == UInt8(ascii: "["), (1...3).contains(digits.count),
                rest.dropFirst(digits.count).first == UInt8(ascii: "]")
            {
                rest = rest.dropFirst(digits.count + 1)
            } else {
                kept.append(byte)
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
