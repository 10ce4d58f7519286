import Foundation

/// `CharacterRules` with the answers for most alphabets looked up once: it takes 5 ms to make, and is made when a text
/// needs it.
final class CharacterTable: Sendable {
    /// From the first scalar beyond ASCII to the last before the ideographs.
    private static let scalars: Range<UInt32> = 0x80..<0x3400

    private let rules: CharacterRules
    private let treatments: [CharacterRules.Treatment]

    init(options: WordPieceOptions) {
        let rules = CharacterRules(options: options)
        var text = String.UnicodeScalarView()
        let scalars = Self.scalars.compactMap(Unicode.Scalar.init)
        for scalar in scalars {
            text.append(scalar)
            text.append("\n")
        }
        // Decomposed as one text: a call for each scalar costs four times as much.
        let decomposed = String(text).decomposedStringWithCanonicalMapping.unicodeScalars.split(separator: "\n")
        treatments = zip(scalars, decomposed).map { rules.treatment(of: $0, decomposed: $1) }
        self.rules = rules
    }

    func treatment(of scalar: Unicode.Scalar) -> CharacterRules.Treatment {
        switch scalar.value {
        case Self.scalars: treatments[Int(scalar.value - Self.scalars.lowerBound)]
        // Two scripts of thousands of characters each, of which the rules make the same.
        case 0x4E00...0x9FFF where rules.options.separatesIdeographs: .isolated(scalar)
        case Hangul.syllables where rules.options.stripsAccents: .letters
        case _ where Self.isDecomposed(scalar): rules.treatment(of: scalar, decomposed: Self.decompose(scalar))
        default: rules.treatment(of: scalar, decomposed: CollectionOfOne(scalar))
        }
    }

    /// What stands for a character that is `.letters`.
    func letters(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if Hangul.syllables.contains(scalar.value) { return Hangul.letters(of: scalar) }
        return rules.letters(of: scalar, decomposed: Self.decompose(scalar))
    }

    /// Whether a character beyond the table, and no syllable of Hangul, may have a canonical decomposition: the blocks
    /// of Unicode 8.0 that have any.
    private static func isDecomposed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xF900..<0xFB50, 0x11000..<0x12000, 0x1D100..<0x1D200, 0x2F800..<0x2FA20: true
        default: false
        }
    }

    private static func decompose(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
    }
}
