/// Takes links, images and tags out of a sentence, so that nothing in it is loaded or followed by itself.
enum MarkupScreen {
    /// `[text](target)` becomes `text (target)`, `![text](target)` and `<tag>` nothing, `<https://…>` its address. What is
    /// not closed is text. Linear in the text.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<") }) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        // What is not closed once is not closed later, and is not looked for again.
        var hasLinks = true
        var hasTags = true
        while index < bytes.count {
            let isImage =
                bytes[index] == UInt8(ascii: "!") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "[")
            if hasLinks, isImage || bytes[index] == UInt8(ascii: "[") {
                let open = isImage ? index + 1 : index
                if let link = link(bytes, at: open) {
                    if !isImage { result += bytes[link.text] + " (".utf8 + bytes[link.target] + ")".utf8 }
                    index = link.end
                    continue
                }
                hasLinks = bytes[open...].contains(UInt8(ascii: ")"))
            }
            if hasTags, bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, startsTag(bytes[index + 1]) {
                if let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) {
                    let inner = bytes[(index + 1)..<end]
                    if inner.contains(UInt8(ascii: ":")), !inner.contains(0x20) { result += inner }
                    index = end + 1
                    continue
                }
                hasTags = false
            }
            result.append(bytes[index])
            index += 1
        }
        return String(decoding: result, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func startsTag(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || (0x41...0x5A).contains(byte & 0xDF)
    }

    /// A text of at most 256 bytes in square brackets, and a target of at most 1,024 in round ones right behind it.
    private static func link(_ bytes: [UInt8], at open: Int) -> (text: Range<Int>, target: Range<Int>, end: Int)? {
        guard let close = bytes[open...].prefix(258).firstIndex(of: UInt8(ascii: "]")), close + 1 < bytes.count,
            bytes[close + 1] == UInt8(ascii: "("),
            let end = bytes[(close + 2)...].prefix(1_025).firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        return (open + 1..<close, close + 2..<end, end + 1)
    }
}
