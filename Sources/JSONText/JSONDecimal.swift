/// A number of a checked text as ± significand × 10^exponent.
package struct JSONDecimal {
    private(set) var isNegative = false
    /// The first 19 digits, leading zeros apart: more do not fit surely.
    private(set) var significand: UInt64 = 0
    private(set) var exponent = 0
    /// Whether no digit but zeros came behind those.
    private(set) var isExact = true

    package init(_ text: Span<UInt8>) {
        isNegative = text[0] == UInt8(ascii: "-")
        var position = isNegative ? 1 : 0
        exponent = take(text, at: &position)
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            let start = position
            let dropped = take(text, at: &position)
            exponent -= position - start - dropped
        }
        if position < text.count { exponent += Self.power(text, from: position + 1) }
    }

    /// Takes digits as far as they fit.
    ///
    /// - Returns: how many did not.
    private mutating func take(_ text: Span<UInt8>, at position: inout Int) -> Int {
        var dropped = 0
        while position < text.count, text[position].isDigit {
            // Below 10^18 one digit more fits.
            if significand < 1_000_000_000_000_000_000 {
                significand = significand &* 10 &+ UInt64(text[position] &- 0x30)
            } else {
                if text[position] != 0x30 { isExact = false }
                dropped += 1
            }
            position += 1
        }
        return dropped
    }

    /// The exponent behind an `e`. It stops growing where it is beyond any text's digits, so that it cannot overflow.
    private static func power(_ text: Span<UInt8>, from start: Int) -> Int {
        var power = 0
        for position in start..<text.count where text[position].isDigit && power < 1 << 48 {
            power = power * 10 + Int(text[position] - 0x30)
        }
        return text[start] == UInt8(ascii: "-") ? -power : power
    }

    var int: Int? {
        guard isExact else { return nil }
        if significand == 0 { return 0 }
        var (magnitude, power) = (significand, exponent)
        while power < 0, magnitude.isMultiple(of: 10) { (magnitude, power) = (magnitude / 10, power + 1) }
        guard (0...18).contains(power) else { return nil }
        for _ in 0..<power {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            magnitude = product
        }
        guard isNegative else { return Int(exactly: magnitude) }
        return magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
    }

    /// The nearest double, where significand and power of ten are doubles both, so that one rounding is all there is
    /// (Clinger 1990). Nil says nothing of the number.
    var double: Double? {
        guard isExact, significand <= 1 << 53 else { return nil }
        return scaled
    }

    /// The nearest float, found by way of a double that is wrong by a few units in its last place at most: where all
    /// doubles so near round to one float, it is that. Nil says nothing of the number.
    package var float: Float? {
        guard let scaled else { return nil }
        if scaled == 0 { return Float(scaled) }
        let margin = 4 * scaled.ulp
        let (low, high) = (Float(scaled - margin), Float(scaled + margin))
        return low == high && low.isFinite ? low : nil
    }

    /// Two roundings at most, and the digits behind the nineteenth left out: off by less than 2^-51 of it.
    private var scaled: Double? {
        if significand == 0 { return isNegative ? -0.0 : 0.0 }
        guard abs(exponent) < Self.powers.count else { return nil }
        let power = Self.powers[abs(exponent)]
        let magnitude = exponent < 0 ? Double(significand) / power : Double(significand) * power
        return isNegative ? -magnitude : magnitude
    }

    /// The powers of ten that a double holds exactly.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
