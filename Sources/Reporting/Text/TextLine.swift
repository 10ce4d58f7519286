/// Text that has to fit on lines.
enum TextLine {
    /// One line, without what a terminal would act on: white space that is not a blank becomes one, other control characters
    /// become `�`.
    static func clean(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: scalars.append(scalar.properties.isWhitespace ? " " : "\u{FFFD}")
            case .lineSeparator, .paragraphSeparator: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Lines of at most `width` columns, broken at blanks; a word that is longer stands by itself.
    static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var (line, used) = ("", 0)
        for word in clean(text).split(separator: " ") {
            let columns = DisplayWidth.of(String(word))
            if used > 0, used + 1 + columns > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line += (used > 0 ? " " : "") + word
            used += (used > 0 ? 1 : 0) + columns
        }
        return used > 0 ? lines + [line] : lines
    }
}
