import RAGCore
import Upstreams

/// Amounts as people read them: no more digits than say something.
enum MoneyText {
    static func dollars(_ amount: Money) -> String {
        text(amount.picodollars)
    }

    static func yuan(_ amount: Money, _ rate: ExchangeRate) -> String {
        text(rate.picoyuan(amount))
    }

    /// `12.34`, `0.00044`: two decimals from a unit on, else the first four that count, so that nothing becomes `0.00`.
    private static func text(_ trillionths: Int64) -> String {
        let sign = trillionths < 0 ? "-" : ""
        let (whole, part) = trillionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000_000)
        let digits = String(part)
        let decimals = String(repeating: "0", count: 12 - digits.count) + digits
        let zeros = decimals.prefix { $0 == "0" }.count
        var kept = decimals.prefix(whole == 0 && part > 0 ? zeros + 4 : 2)
        while kept.count > 2, kept.last == "0" { kept.removeLast() }
        return "\(sign)\(whole).\(kept)"
    }
}
