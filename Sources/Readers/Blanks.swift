/// White space around and inside values.
enum Blanks {
    /// Without white space on either side.
    static func trimmed(_ text: String) -> String {
        let utf8 = text.utf8
        guard let first = utf8.firstIndex(where: { !$0.isBlankOrLineEnd }),
            let last = utf8.lastIndex(where: { !$0.isBlankOrLineEnd })
        else { return "" }
        return String(text[first...last])
    }

    /// On one line: each run of white space as one space.
    static func collapsed(_ text: String) -> String {
        text.utf8.split(whereSeparator: \.isBlankOrLineEnd).map { String(decoding: $0, as: UTF8.self) }.joined(
            separator: " "
        )
    }
}
