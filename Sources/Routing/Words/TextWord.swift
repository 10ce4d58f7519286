/// A word of a text: as it is compared, and where it stands.
package struct TextWord: Sendable, Equatable {
    /// Lower case, without accents and apostrophes.
    package let folded: String
    /// UTF-8 bytes of the text, from the first letter or digit to the last.
    package let range: Range<Int>

    /// Runs of letters and digits. An apostrophe parts no word; a mark belongs to the letter before it.
    package static func words(of text: String) -> [TextWord] {
        var words: [TextWord] = []
        var folded: [UInt8] = []
        var (start, end, offset) = (0, 0, 0)
        func close() {
            guard !folded.isEmpty else { return }
            words.append(TextWord(folded: String(decoding: folded, as: UTF8.self), range: start..<end))
            folded.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if width == 1, let plain = ascii(scalar) {
                if folded.isEmpty { start = offset }
                folded.append(plain)
                end = offset + 1
            } else if width > 1, let plain = CharacterFolding.fold(scalar) {
                if folded.isEmpty { start = offset }
                folded += String(plain).utf8
                if !folded.isEmpty { end = offset + width }
            } else if scalar != "'" && scalar != "’" {
                close()
            }
            offset += width
        }
        close()
        return words
    }

    /// What `CharacterFolding` makes of a scalar of ASCII, which most are, without a string for each.
    private static func ascii(_ scalar: Unicode.Scalar) -> UInt8? {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if byte.isASCIIDigit { return byte }
        return byte.isASCIILetter ? byte | 0x20 : nil
    }

    /// Whether it has ASCII digits and nothing else.
    var isNumber: Bool { folded.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// The whole number that it is, of up to nine digits.
    var number: Int? {
        folded.utf8.count <= 9 && isNumber ? Int(folded) : nil
    }
}
