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
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if !byte.isBlankOrLineEnd {
                result.append(byte)
            } else if let last = result.last, last != 0x20 {
                result.append(0x20)
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }
}
