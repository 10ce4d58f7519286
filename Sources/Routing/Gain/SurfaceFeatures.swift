import Foundation

/// What a text shows without being understood: its length, and how much of it is numbers, formulas, code and choices.
struct SurfaceFeatures {
    static let count = 12

    /// `count` numbers, each of its own scale.
    let values: [Double]

    init(of text: String) {
        var tally = Tally()
        for scalar in text.unicodeScalars { tally.add(scalar) }
        values = tally.values
    }

    private struct Tally {
        private var scalars = 0
        private var words = 0
        private var digits = 0
        private var operators = 0
        private var code = 0
        private var lines = 0
        private var questions = 0
        private var foreign = 0
        /// Lines such as `A. yes`.
        private var options = 0
        private var before: Unicode.Scalar = "\n"
        private var twoBefore: Unicode.Scalar = "\n"

        mutating func add(_ scalar: Unicode.Scalar) {
            scalars += 1
            switch scalar {
            case "0"..."9": digits += 1
            case "+", "-", "*", "/", "=", "<", ">", "^", "%", "$", "|", "\\": operators += 1
            case "{", "}", "(", ")", "[", "]", ";", "_": code += 1
            case "\n": lines += 1
            case "?": questions += 1
            default: if !scalar.isASCII { foreign += 1 }
            }
            if scalar.properties.isWhitespace != before.properties.isWhitespace, !scalar.properties.isWhitespace {
                words += 1
            }
            if scalar == ".", ("A"..."Z").contains(before), twoBefore == "\n" { options += 1 }
            twoBefore = before
            before = scalar
        }

        var values: [Double] {
            let length = Double(max(1, scalars))
            return [
                log1p(Double(scalars)), log1p(Double(words)), Double(scalars - words) / Double(max(1, words)),
                log1p(Double(digits)), Double(digits) / length,
                log1p(Double(operators)), Double(operators) / length,
                log1p(Double(code)), log1p(Double(lines)), log1p(Double(questions)), log1p(Double(options)),
                Double(foreign) / length,
            ]
        }
    }
}
