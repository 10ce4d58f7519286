/// Figures as text, the same in every locale: a point before the decimals.
enum FigureText {
    private static let powers = (0...15).map { places in (0..<places).reduce(1.0) { power, _ in power * 10 } }

    /// With so many decimals, at most 15; rounded from the exact value, halves to even, as C does.
    ///
    /// Zero has no sign, whatever it was rounded from. What is not a number is `–`.
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? none : value < 0 ? "-∞" : "∞" }
        let places = min(max(decimals, 0), 15)
        let product = value.magnitude * powers[places]
        // From here on a double has no decimals to round.
        guard product < 0x1p53 else { return value.description }
        let digits = UInt64(rounded(product, rest: (-product).addingProduct(value.magnitude, powers[places])))
        let sign = value < 0 && digits > 0 ? "-" : ""
        guard places > 0 else { return sign + String(digits) }
        let scale = UInt64(powers[places])
        let fraction = String(digits % scale)
        return sign + String(digits / scale) + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// What is shown where there is no figure.
    static let none = "–"

    /// With as many decimals as five figures need, or as `largest` needs that stands in the same column.
    static func short(_ value: Double, beside largest: Double? = nil) -> String {
        fixed(value, decimals: decimals(for: largest ?? value))
    }

    /// 4 for shares, fewer above 10, more below 0.01, none for whole numbers from 10,000 on.
    static func decimals(for largest: Double) -> Int {
        guard largest.isFinite, largest != 0 else { return 4 }
        var (magnitude, exponent) = (largest.magnitude, 0)
        while magnitude >= 10, exponent < 4 { (magnitude, exponent) = (magnitude / 10, exponent + 1) }
        while magnitude < 0.01, exponent > -8 { (magnitude, exponent) = (magnitude * 10, exponent - 1) }
        return 4 - exponent
    }

    /// `1234567` as `1,234,567`.
    static func grouped(_ count: Int) -> String { grouped(String(count)) }

    /// Commas between the thousands of what stands before the point.
    static func grouped(_ figure: String) -> String {
        let digits = figure.prefix { $0 != "." }
        let sign = digits.hasPrefix("-") ? 1 : 0
        var text = ""
        for (index, digit) in digits.enumerated() {
            let left = digits.count - index
            if index > sign, left % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text + figure.dropFirst(digits.count)
    }

    /// - Parameter rest: what `product` lost when it was rounded to a double, so that their sum is exact.
    private static func rounded(_ product: Double, rest: Double) -> Double {
        let whole = product.rounded(.down)
        let aboveHalf = product - whole - 0.5
        if aboveHalf != 0 { return aboveHalf > 0 ? whole + 1 : whole }
        if rest != 0 { return rest > 0 ? whole + 1 : whole }
        return whole.truncatingRemainder(dividingBy: 2) == 0 ? whole : whole + 1
    }
}
