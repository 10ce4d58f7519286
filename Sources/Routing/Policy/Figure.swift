import RAGCore
import YAMLText

/// How numbers show in the reason of a decision.
enum Figure {
    /// With at most 2 decimals.
    static func text(of number: Double) -> String {
        guard number.magnitude < 1e9 else { return "\(number)" }
        return FixedPoint.text(of: Int64((number * 100).rounded()), decimals: 2)
    }

    /// US dollars with at most 6 decimals.
    static func dollars(_ amount: Money) -> String {
        FixedPoint.text(of: amount.picodollars / 1_000_000, decimals: 6) + " USD"
    }
}
