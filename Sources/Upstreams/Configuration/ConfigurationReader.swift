import RAGCore
package import YAMLText

/// Sections that another module knows are read with it there, so that every mistake is said in the same way.
package typealias ConfigurationReader = YAMLReader<ConfigurationError>
package typealias ConfigurationFields<Name: FieldName> = YAMLFields<Name, ConfigurationError>

extension ConfigurationError: YAMLFailure {
    package init(_ problem: YAMLProblem, line: Int, of file: String) {
        self.init(place: .line(line, of: file), problem: .yaml(problem))
    }
}

extension ConfigurationReader {
    package func failure(_ problem: ConfigurationProblem) -> ConfigurationError {
        ConfigurationError(place: .line(line, of: file), problem: problem)
    }

    /// What is made from the value, its problem as one of this line.
    package func checked<Value>(_ make: () throws(ConfigurationProblem) -> Value) throws(ConfigurationError) -> Value {
        do { return try make() } catch { throw failure(error) }
    }

    /// Seconds, or a number with `ms`, `s`, `m`, `h` or `d` after it. 1 ms to the limit, which is in seconds.
    package func duration(atMost limit: Int, allowsZero: Bool = false) throws(ConfigurationError) -> Duration {
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

    /// Bytes, or a number with `KiB`, `MiB`, `GiB`, `kB`, `MB` or `GB` after it.
    package func bytes(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        let units = [
            ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30),
            ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000),
        ]
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
}
