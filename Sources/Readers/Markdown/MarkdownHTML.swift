/// Judges blocks of HTML in Markdown.
enum MarkdownHTML {
    /// Whether a reader of the page sees text of it: any outside of tags and comments, and not that of a script or style.
    static func hasText(_ html: ArraySlice<UInt8>) -> Bool {
        let name = html.dropFirst().prefix { $0.isASCIILetter }
        if html.first == UInt8(ascii: "<"), hidden.contains(String(decoding: name, as: UTF8.self).lowercased()) {
            return false
        }
        var rest = html
        while let byte = rest.first {
            if byte == UInt8(ascii: "<") {
                rest =
                    rest.starts(with: "<!--".utf8)
                    ? afterComment(rest) : rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
            } else if byte.isBlankOrLineEnd {
                rest = rest.dropFirst()
            } else {
                return true
            }
        }
        return false
    }

    private static func afterComment(_ html: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var dashes = 0
        for index in html.indices.dropFirst(4) {
            if html[index] == UInt8(ascii: ">"), dashes >= 2 { return html[(index + 1)...] }
            dashes = html[index] == UInt8(ascii: "-") ? dashes + 1 : 0
        }
        return []
    }

    private static let hidden: Set = ["script", "style", "template"]
}
