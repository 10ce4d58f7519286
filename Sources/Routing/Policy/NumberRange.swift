import YAMLText

/// The numbers between two bounds, each of which belongs to them or not.
struct NumberRange: Sendable, Equatable {
    var low = -Double.infinity
    var high = Double.infinity
    var includesLow = false
    var includesHigh = false

    func contains(_ number: Double) -> Bool {
        (includesLow ? number >= low : number > low) && (includesHigh ? number <= high : number < high)
    }

    var isEmpty: Bool { low > high || (low == high && !(includesLow && includesHigh)) }

    func intersection(_ other: NumberRange) -> NumberRange {
        let fromOwn = low > other.low || (low == other.low && !includesLow)
        let toOwn = high < other.high || (high == other.high && !includesHigh)
        return NumberRange(
            low: fromOwn ? low : other.low,
            high: toOwn ? high : other.high,
            includesLow: fromOwn ? includesLow : other.includesLow,
            includesHigh: toOwn ? includesHigh : other.includesHigh
        )
    }

    func isWithin(_ other: NumberRange) -> Bool {
        isEmpty || intersection(other) == self
    }
}

extension NumberRange {
    /// Reads `>= 0.9`, `> 1`, `<= 25`, `< 3`, `= 1` or `1`; nil where it is none, or the number is not within the bounds.
    init?(_ comparison: String, within bounds: ClosedRange<Double>) {
        let sign = comparison.prefix { "<>=".contains($0) }
        let digits = String(comparison.dropFirst(sign.count).drop { $0 == " " })
        guard let millionths = FixedPoint.parse(digits, decimals: 6) else { return nil }
        let number = Double(millionths) / 1e6
        guard bounds.contains(number) else { return nil }
        switch sign {
        case ">=": self.init(low: number, includesLow: true)
        case ">": self.init(low: number)
        case "<=": self.init(high: number, includesHigh: true)
        case "<": self.init(high: number)
        case "=", "": self.init(low: number, high: number, includesLow: true, includesHigh: true)
        default: return nil
        }
    }

    /// As it is read: `>= 0.3 and < 0.8`.
    var text: String {
        if low == high { return "= \(Self.short(low))" }
        let parts = [
            low.isFinite ? "\(includesLow ? ">=" : ">") \(Self.short(low))" : nil,
            high.isFinite ? "\(includesHigh ? "<=" : "<") \(Self.short(high))" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " and ")
    }

    /// With at most 6 decimals; of finite numbers as large as a policy may name.
    private static func short(_ number: Double) -> String {
        FixedPoint.text(of: Int64((number * 1e6).rounded()), decimals: 6)
    }
}
