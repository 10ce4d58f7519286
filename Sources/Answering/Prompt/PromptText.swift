import RAGCore

/// Text from outside as it stands in a prompt.
enum PromptText {
    /// Without invisible characters, and with round brackets around numbers: `[2]` at the start of a line would pass for a
    /// source, and anywhere else for a citation.
    static func data(_ text: String) -> String {
        let text = InvisibleCharacters.removed(from: text)
        guard text.utf8.contains(UInt8(ascii: "[")) || text.contains("【") else { return text }
        var result = ""
        var open: String.Index?
        for index in text.indices {
            switch text[index] {
            case "[", "【":
                if let start = open { result += text[start..<index] }
                open = index
            case "]", "】":
                guard let start = open else {
                    result.append(text[index])
                    continue
                }
                let inner = text[text.index(after: start)..<index]
                result += isNumeric(inner) ? "(\(inner))" : String(text[start...index])
                open = nil
            default:
                if open == nil { result.append(text[index]) }
            }
        }
        if let start = open { result += text[start...] }
        return result
    }

    /// The same on one line: a blank line would end a source.
    static func line(_ text: String) -> String {
        data(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func isNumeric(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isNumber || $0 == " " || $0 == "," || $0 == "^" }
    }
}
