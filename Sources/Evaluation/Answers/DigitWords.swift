/// What a text names by digits: amounts, numbers of days, dates, article numbers.
///
/// A word is letters and digits, with `-` and `_` between them and `.`, `,`, `:` and `/` between digits: `4.50`, `1/2`,
/// `tx-200`. A decimal comma is a point. A number and the unit behind its hyphen are apart, so that `60-day` names the
/// same number as `60 days`.
package enum DigitWords {
    /// Those with at least one digit, in lower case.
    package static func words(of text: String) -> Set<String> {
        let scalars = Array(text.lowercased().unicodeScalars)
        var words: Set<String> = []
        var word = String.UnicodeScalarView()
        func finish() {
            if word.contains(where: isDigit) { words.insert(String(word)) }
            word = .init()
        }
        for (index, scalar) in scalars.enumerated() {
            if isDigit(scalar) || scalar.properties.isAlphabetic {
                word.append(scalar)
            } else if let next = scalars[(index + 1)...].first, joins(scalar, word, next) {
                word.append(scalar == "," ? "." : scalar)
            } else {
                finish()
            }
        }
        finish()
        return words
    }

    private static func joins(
        _ scalar: Unicode.Scalar,
        _ word: String.UnicodeScalarView,
        _ next: Unicode.Scalar
    ) -> Bool {
        guard let last = word.last else { return false }
        return switch scalar {
        case ".", ",", ":", "/": isDigit(last) && isDigit(next)
        case "-": isDigit(next) || (next.properties.isAlphabetic && !word.allSatisfy(isDigit))
        case "_": isDigit(next) || next.properties.isAlphabetic
        default: false
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }
}
