import RAGCore

extension YAMLReader {
    /// Any single value that is not empty.
    func text() throws(ConfigurationError) -> String {
        guard case .scalar(let text, _) = node.content, !node.isNull, !text.isEmpty else { throw mustBe("one text") }
        return text
    }

    func flag() throws(ConfigurationError) -> Bool {
        switch scalar?.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default: throw mustBe("true or false")
        }
    }

    func integer(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard let value = scalar.flatMap({ FixedPoint.parse($0, decimals: 0) }), range.contains(Int(value)) else {
            throw mustBe("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return Int(value)
    }

    /// Read as a decimal with at most 6 decimals.
    func number(in range: ClosedRange<Double>) throws(ConfigurationError) -> Double {
        guard let millionths = scalar.flatMap({ FixedPoint.parse($0, decimals: 6) }),
            range.contains(Double(millionths) / 1e6)
        else { throw mustBe("a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))") }
        return Double(millionths) / 1e6
    }

    /// Seconds, or a number with `ms`, `s`, `m`, `h` or `d` after it. 1 ms to the limit, which is in seconds.
    func duration(atMost limit: Int, allowsZero: Bool = false) throws(ConfigurationError) -> Duration {
        let units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)]
        // Thousandths of a millisecond at first, so that 0.5ms is seen, and refused.
        guard let micros = scaled(by: units, plain: 1000, decimals: 3), micros.isMultiple(of: 1000),
            ((allowsZero ? 0 : 1)...limit * 1000).contains(micros / 1000)
        else {
            let least = allowsZero ? "0" : "0.001"
            throw mustBe("a time from \(least) to \(limit) seconds, such as 5, 0.5, 250ms, 2m or 1h")
        }
        return .milliseconds(micros / 1000)
    }

    /// Bytes, or a number with `KiB`, `MiB` or `GiB` after it.
    func bytes(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
        guard let value = scaled(by: units, plain: 1, decimals: 0), range.contains(value) else {
            throw mustBe("from \(range.lowerBound) to \(range.upperBound) bytes, such as 1048576, 64MiB or 1GiB")
        }
        return value
    }

    /// US dollars for a million tokens.
    func price() throws(ConfigurationError) -> Money {
        guard let amount = scalar.flatMap(Price.perMillionTokens), Price.isPossible(amount) else {
            let limit = Price.perMillionTokens(Price.limit)
            throw mustBe("US dollars for a million tokens, from 0 to \(limit) with at most 6 decimals, such as 0.14")
        }
        return amount
    }

    func date() throws(ConfigurationError) -> CalendarDate {
        guard let text = scalar, text.utf8.count == 10, let date = CalendarDate(text) else {
            throw mustBe("a day such as 2026-11-21")
        }
        return date
    }

    private var scalar: String? {
        guard case .scalar(let text, _) = node.content, !node.isNull else { return nil }
        return text
    }

    /// A number with a unit, in units of 10 to the power of minus `decimals`.
    private func scaled(by units: [(name: String, factor: Int)], plain: Int, decimals: Int) -> Int? {
        guard let text = scalar else { return nil }
        let number = text.prefix { $0.isNumber || $0 == "." }
        var unit = text.dropFirst(number.count)
        while unit.first == " " { unit.removeFirst() }
        guard let factor = unit.isEmpty ? plain : units.first(where: { $0.name == unit })?.factor,
            let value = FixedPoint.parse(String(number), decimals: decimals)
        else { return nil }
        let (product, overflow) = Int(value).multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private static func short(_ number: Double) -> String {
        FixedPoint.text(of: Int64(number * 1e6), decimals: 6)
    }
}
