import RAGCore

/// Amounts as people read them: no more digits than say something.
enum MoneyText {
    /// `12.34`, `0.00044`: two decimals from a dollar on, else two digits that count, and no rounding to nothing.
    static func dollars(_ amount: Money) -> String {
        let sign = amount.picodollars < 0 ? "-" : ""
        let picodollars = amount.picodollars.magnitude
        let (whole, part) = picodollars.quotientAndRemainder(dividingBy: 1_000_000_000_000)
        let digits = String(part)
        let decimals = String(repeating: "0", count: 12 - digits.count) + digits
        guard whole == 0 else { return "\(sign)\(whole).\(decimals.prefix(2))" }
        let zeros = decimals.prefix { $0 == "0" }.count
        let kept = decimals.prefix(max(2, zeros + 4))
        let trimmed = kept.reversed().drop { $0 == "0" }.reversed()
        return sign + "0." + (trimmed.count < 2 ? String(decimals.prefix(2)) : String(trimmed))
    }
}
