extension StringProtocol {
    /// Without blanks at its ends.
    var trimmingBlanks: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Runs of blanks as one space each, none at the ends.
    var foldingBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
