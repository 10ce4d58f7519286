import Foundation

/// `CharacterRules` with the answers for most alphabets looked up once: it takes 3 ms to make, and is made when a text
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
        // The common ideographs are spared the search: no property of theirs matters.
        case 0x4E00..<0x9FA6 where rules.options.separatesIdeographs: .isolated(scalar)
        default: rules.treatment(of: scalar, decomposed: Self.decompose(scalar))
        }
    }

    /// What stands for a character that is `.letters`.
    func letters(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        rules.letters(of: scalar, decomposed: Self.decompose(scalar))
    }

    private static func decompose(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
    }
}
