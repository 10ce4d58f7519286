/// Decimal text as a whole number of its smallest unit, exact: with 6 decimals, `0.14` is 140,000.
package enum FixedPoint {
    /// Nil unless the text is digits with at most one point between them and a sign before them, has no more decimals than
    /// that, and fits.
    package static func parse(_ text: String, decimals: Int) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).utf8
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty else { return nil }
        let fraction = parts.dropFirst().first
        guard fraction.map({ !$0.isEmpty && $0.count <= decimals }) ?? true else { return nil }
        let zeros = repeatElement(UInt8(ascii: "0"), count: decimals - (fraction?.count ?? 0))
        var value: Int64 = 0
        for digits in [Array(whole), fraction.map(Array.init) ?? [], Array(zeros)] {
            for digit in digits {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = tenfold.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
                guard !overflow, !carry else { return nil }
                value = sum
            }
        }
        return isNegative ? -value : value
    }

    /// The shortest text that `parse` reads as this value.
    package static func text(of value: Int64, decimals: Int) -> String {
        var digits = String(value.magnitude)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var fraction = digits.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = digits.dropLast(decimals)
        return (value < 0 ? "-" : "") + (fraction.isEmpty ? String(whole) : "\(whole).\(fraction)")
    }
}
