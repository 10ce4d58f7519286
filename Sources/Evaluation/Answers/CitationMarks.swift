/// The marks `[1]`, `[2]` by which an answer's text names its citations.
package enum CitationMarks {
    /// What stands between the marks. What is in brackets and is no number of at most three digits is no mark.
    package static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(4).prefix { (0x30...0x39).contains($0) }
            if byte == UInt8(ascii: "["), (1...3).contains(digits.count),
                rest.dropFirst(digits.count).first == UInt8(ascii: "]")
            {
                rest = rest.dropFirst(digits.count + 1)
                pieces.append(String(decoding: piece, as: UTF8.self))
                piece = []
            } else {
                piece.append(byte)
            }
        }
        return pieces + [String(decoding: piece, as: UTF8.self)]
    }

    /// The text without them.
    package static func removed(from text: String) -> String { pieces(of: text).joined() }
}
