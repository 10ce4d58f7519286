/// How many columns of a terminal a text takes.
///
/// Two for what Unicode calls wide or fullwidth (Unicode Standard Annex 11) and for emoji, none for combining marks and
/// format characters that stand alone, otherwise one a character. Not covered: characters of ambiguous width count one, and
/// so does a character with a spacing mark, as in Devanagari; terminals do not agree on either.
package enum DisplayWidth {
    package static func of(_ text: String) -> Int {
        guard !isPrintableASCII(text) else { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The text, or its beginning and `…` where it takes more than so many columns.
    package static func shortened(_ text: String, to columns: Int) -> String {
        // A byte is never wider than one column, so a short text need not be measured.
        guard text.utf8.count > columns, of(text) > columns else { return text }
        var (kept, width) = ("", 0)
        for character in text {
            width += of(character)
            guard width < columns else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func of(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.properties.isEmojiPresentation || isWide(first.value) { return 2 }
        // VARIATION SELECTOR-16 asks for the coloured form.
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        return switch first.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark: 0
        default: 1
        }
    }

    private static func isPrintableASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    private static func isWide(_ scalar: UInt32) -> Bool {
        scalar >= 0x1100 && wide.contains { $0.contains(scalar) }
    }

    /// The blocks whose characters are wide, from EastAsianWidth.txt of Unicode 16; unassigned places in them count too.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
        0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
