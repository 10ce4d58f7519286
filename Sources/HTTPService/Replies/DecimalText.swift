package import RAGCore

/// Numbers as programs read them, without an exponent.
package enum DecimalText {
    /// Dollars, exact, without zeros at the end.
    package static func dollars(_ amount: Money) -> String {
        let (whole, rest) = amount.picodollars.quotientAndRemainder(dividingBy: 1_000_000_000_000)
        guard rest != 0 else { return String(whole) }
        var digits = String(rest.magnitude)
        digits = String(repeating: "0", count: 12 - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return (amount.picodollars < 0 && whole == 0 ? "-" : "") + "\(whole).\(digits)"
    }
}
