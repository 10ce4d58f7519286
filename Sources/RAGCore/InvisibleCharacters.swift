/// Characters that a reader does not see and a model does: they hide orders in a text, and words from a search.
///
/// Taken away are what Unicode calls default ignorable (tags, zero-width characters, variation selectors, bidirectional
/// controls, soft hyphens, the byte order mark, fillers), the marks of interlinear annotations, and control characters
/// that are not white space. White space stays, whatever its kind, because without it words would run together.
///
/// What writing needs stays:
///
/// - one joiner or non-joiner behind a letter of a script that joins its letters, such as Arabic or Devanagari;
/// - a joiner between two emoji, and the selector U+FE0F behind one or inside a keycap.
///
/// The flags that are spelled in tags (England, Scotland, Wales) become black flags.
package enum InvisibleCharacters {
    /// The text without them. Linear; a text that has none is given back as it is.
    package static func removed(from text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: isInvisible) else { return text }
        var kept = String.UnicodeScalarView()
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            let next = index < scalars.endIndex ? scalars[index] : nil
            if !isInvisible(scalar) || isNeeded(scalar, after: kept.last, before: next) { kept.append(scalar) }
        }
        return String(kept)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x09...0x0D: false
        case 0...0x1F, 0x7F: true
        case 0x85: false
        case 0x80...0x9F: true
        case 0xA0...0x33F: scalar == "\u{AD}"
        case 0xFFF9...0xFFFB: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func isNeeded(
        _ scalar: Unicode.Scalar,
        after last: Unicode.Scalar?,
        before next: Unicode.Scalar?
    ) -> Bool {
        guard let last else { return false }
        return switch scalar {
        case "\u{200C}": joins(last)
        case "\u{200D}": joins(last) || (isEmoji(last) || last == "\u{FE0F}") && next.map(isEmoji) ?? false
        case "\u{FE0F}": isEmoji(last) || next == "\u{20E3}"
        default: false
        }
    }

    /// Digits and `#` are emoji to Unicode, as parts of keycaps.
    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xA9 && scalar.properties.isEmoji
    }

    /// Whether it is of a script in which joiners change how letters meet.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0620...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0xA840...0xA87F, 0xFB50...0xFDFF,
            0xFE70...0xFEFC, 0x11000...0x114FF:
            true
        default: false
        }
    }
}
