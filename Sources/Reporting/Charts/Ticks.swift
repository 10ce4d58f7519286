import Foundation

/// Round values along an axis, and the range that they ask for.
///
/// Steps are 1, 2 or 5 times a power of ten: Heckbert, Nice Numbers for Graph Labels, in Graphics Gems, 1990. His step comes from
/// one division and may give a label more than was asked for; here the smallest nice step is taken that keeps the number.
package struct Ticks: Sendable, Equatable {
    /// What the axis shows: it holds all ticks.
    package private(set) var range: ClosedRange<Double>
    /// Ascending, each once.
    package private(set) var values: [Double]
    /// Each tick is a whole number of these powers of ten; nil where the steps are not equal.
    package private(set) var exponent: Int?

    /// Equal steps.
    ///
    /// - Parameters:
    ///   - range: finite, and wider than the last digits of its bounds.
    ///   - count: at most so many ticks; less than 3 counts as 3.
    ///   - isWidened: whether the range grows to the next tick at both ends; otherwise the ticks lie within it.
    ///   - isWhole: whether a tick is a whole number, as counts are.
    package static func linear(
        _ range: ClosedRange<Double>,
        atMost count: Int,
        isWidened: Bool,
        isWhole: Bool = false
    ) -> Ticks {
        let count = max(3, count)
        var exponent = Int(log10((range.upperBound - range.lowerBound) / Double(count)).rounded(.down))
        if isWhole { exponent = max(0, exponent) }
        while true {
            for mantissa in [1.0, 2, 5] {
                let numbers = multiples(in: range, mantissa, exponent, isWidened)
                guard numbers.count <= count else { continue }
                let values = numbers.map { power(exponent, times: Double($0) * mantissa) }
                let shown = isWidened ? widened(range, to: values) : range
                return Ticks(range: shown, values: values.filter(shown.contains), exponent: exponent)
            }
            exponent += 1
        }
    }

    /// Powers of ten, with their double and fivefold where there is room; where the range is too narrow for two of them, equal
    /// steps.
    ///
    /// - Parameter range: above 0, as far as a scale goes.
    package static func logarithmic(_ range: ClosedRange<Double>, atMost count: Int, isWidened: Bool) -> Ticks {
        let count = max(3, count)
        let exponents = Int(log10(range.lowerBound).rounded(.down)) - 1...Int(log10(range.upperBound).rounded(.up)) + 1
        let fine = exponents.flatMap { exponent in [1.0, 2, 5].map { power(exponent, times: $0) } }
        if let ticks = chosen(from: fine, range, isWidened), ticks.values.count <= count {
            return ticks.values.count < 2 ? linear(range, atMost: count, isWidened: isWidened) : ticks
        }
        let shown = isWidened ? decades(around: range) : range
        var stride = 1
        while true {
            let powers = exponents.filter { $0.isMultiple(of: stride) }.map { power($0, times: 1) }
            let ticks = Ticks(range: shown, values: powers.filter(shown.contains), exponent: nil)
            if ticks.values.count <= count { return ticks }
            stride += 1
        }
    }

    /// Which whole multiples of a step lie in a range, or around it.
    private static func multiples(
        in range: ClosedRange<Double>,
        _ mantissa: Double,
        _ exponent: Int,
        _ isWidened: Bool
    ) -> Range<Int> {
        let step = power(exponent, times: mantissa)
        let (low, high) = (range.lowerBound / step, range.upperBound / step)
        // 0.3 / 0.1 is a little less than 3.
        let slack = 1e-9
        let first = isWidened ? (low + slack).rounded(.down) : (low - slack).rounded(.up)
        let last = isWidened ? (high - slack).rounded(.up) : (high + slack).rounded(.down)
        guard first.magnitude < 1e15, last.magnitude < 1e15 else { return 0..<Int.max }
        return Int(first)..<max(Int(first), Int(last) + 1)
    }

    private static func chosen(from candidates: [Double], _ range: ClosedRange<Double>, _ isWidened: Bool) -> Ticks? {
        guard isWidened else { return Ticks(range: range, values: candidates.filter(range.contains), exponent: nil) }
        guard let low = candidates.last(where: { $0 <= range.lowerBound }),
            let high = candidates.first(where: { $0 >= range.upperBound })
        else { return nil }
        return Ticks(range: low...high, values: candidates.filter((low...high).contains), exponent: nil)
    }

    private static func decades(around range: ClosedRange<Double>) -> ClosedRange<Double> {
        let low = power(Int(log10(range.lowerBound).rounded(.down)), times: 1)
        let high = power(Int(log10(range.upperBound).rounded(.up)), times: 1)
        return min(low, range.lowerBound)...max(high, range.upperBound)
    }

    private static func widened(_ range: ClosedRange<Double>, to values: [Double]) -> ClosedRange<Double> {
        guard let first = values.first, let last = values.last else { return range }
        return min(first, range.lowerBound)...max(last, range.upperBound)
    }

    /// Divides by a power of ten rather than to multiply with its inverse: 3 / 10 is the double 0.3, and 3 * 0.1 is not.
    private static func power(_ exponent: Int, times factor: Double) -> Double {
        let power = pow(10, Double(abs(exponent)))
        return exponent < 0 ? factor / power : factor * power
    }
}

extension Ticks {
    /// What stands at the ticks: decimals as the step needs them, powers of ten where figures would be long.
    package var labels: [String] {
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        let least = values.reduce(largest) { $1 == 0 ? $0 : min($0, $1.magnitude) }
        if let exponent {
            // Powers of ten are shorter only where few digits are not zero.
            let (first, last) = (largest == 0 ? 0 : Self.exponent(of: largest), exponent)
            let isShort = max(first, 0) - min(last, 0) < 6 || first - last > 3
            return values.map { isShort ? Self.plain($0, decimals: -exponent) : Self.scientific($0, exponent) }
        }
        let isShort = largest < 1e6 && least >= 1e-4
        return values.map { value in
            let exponent = Self.exponent(of: value)
            return isShort ? Self.plain(value, decimals: -exponent) : Self.scientific(value, exponent)
        }
    }

    private static func plain(_ value: Double, decimals: Int) -> String {
        FigureText.grouped(FigureText.fixed(value, decimals: decimals))
    }

    /// `2.5×10⁷`. - Parameter step: the exponent of the last digit.
    private static func scientific(_ value: Double, _ step: Int) -> String {
        guard value != 0 else { return "0" }
        let exponent = exponent(of: value)
        let mantissa = FigureText.fixed(value / pow(10, Double(exponent)), decimals: exponent - step)
        let power = "10" + String(String(exponent).map { superscripts[$0] ?? $0 })
        return switch mantissa {
        case "1": power
        case "-1": "-" + power
        default: mantissa + "×" + power
        }
    }

    private static let superscripts = Dictionary(uniqueKeysWithValues: zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))

    /// Of the first digit. A power of ten's logarithm may come out a little too small.
    private static func exponent(of value: Double) -> Int {
        Int((log10(value.magnitude) + 1e-12).rounded(.down))
    }
}
