/// How a value from outside shows in a sentence.
package enum Shown {
    /// In quotation marks, without control characters and cut to so many scalars. Of what may be a key in the wrong place,
    /// only the length shows.
    package static func text(_ text: String, limit: Int = 60) -> String {
        if mayBeKey(text) { return "“•••” (\(text.count) characters)" }
        let visible = text.unicodeScalars.lazy.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        let start = String(String.UnicodeScalarView(visible.prefix(limit)))
        return "“\(start)\(visible.dropFirst(limit).isEmpty ? "" : "…")”"
    }

    /// Whether 12 letters and digits stand in a row, a digit among them. The parts of names and addresses are shorter.
    private static func mayBeKey(_ text: String) -> Bool {
        text.utf8.split { !ASCII.isWord($0) }.contains { $0.count >= 12 && $0.contains(where: ASCII.isDigit) }
    }

    /// `a, b or c`.
    package static func choice(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
