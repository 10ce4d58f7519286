import Foundation

/// Letters and digits as they are compared: lower case, without accents.
enum CharacterFolding {
    /// Nil where the scalar is neither a letter, nor a mark, nor a digit. A mark folds to nothing.
    static func fold(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView? {
        if scalar.isASCII {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: return String.UnicodeScalarView([scalar])
            case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32).map { String.UnicodeScalarView([$0]) }
            default: return nil
            }
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .init()
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            let decomposed = properties.lowercaseMapping.decomposedStringWithCanonicalMapping
            return String.UnicodeScalarView(
                decomposed.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }
            )
        default: return nil
        }
    }
}
