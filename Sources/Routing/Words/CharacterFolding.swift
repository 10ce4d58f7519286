import Foundation

/// Letters and digits as they are compared: lower case, without accents.
package enum CharacterFolding {
    /// Nil where the scalar is neither a letter, nor a mark, nor a digit. A mark folds to nothing.
    package static func fold(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView? {
        scalar.value < table.count ? table[Int(scalar.value)] : looked(up: scalar)
    }

    /// Of the letters of Europe's languages, whose decomposition takes a microsecond each.
    private static let table = (UInt32(0)..<0x250).map { Unicode.Scalar($0).flatMap(looked) }

    private static func looked(up scalar: Unicode.Scalar) -> String.UnicodeScalarView? {
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
