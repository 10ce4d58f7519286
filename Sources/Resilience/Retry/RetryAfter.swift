package import Foundation

/// Reads what an upstream says about when to come back. Any text gives a value or nil; none takes more than linear time.
package enum RetryAfter {
    /// Longer waits are cut to this unless the caller says otherwise.
    package static let longest = Duration.seconds(86_400)

    /// The wait that a `Retry-After` header asks for (RFC 9110, 10.2.3).
    ///
    /// | header | wait |
    /// |---|---|
    /// | `120`; `2.5`, which some send | so many seconds |
    /// | an HTTP date, in any of the three forms | until then |
    /// | a date in the past | zero |
    /// | more than `limit`, such as `1000000000` | `limit` |
    /// | negative, `1e9`, other text, nothing | nil: as if there were no header |
    package static func parse(_ header: String, date: Date, limit: Duration = longest) -> Duration? {
        let text = trimmed(header)
        if let wait = decimal(text, unit: .seconds(1), limit: limit) { return wait }
        let now = date.timeIntervalSince1970
        guard let seconds = HTTPDate.secondsSince1970(text, now: Int(exactly: now.rounded(.down)) ?? 0) else {
            return nil
        }
        let wait = Double(seconds) - now
        guard wait > 0 else { return .zero }
        return wait < limit / .seconds(1) ? .seconds(wait) : limit
    }

    /// The wait that a `retry-after-ms` header asks for, with the same rules but for dates. It is more exact, so it goes
    /// before `Retry-After`.
    package static func parse(milliseconds header: String, limit: Duration = longest) -> Duration? {
        decimal(trimmed(header), unit: .milliseconds(1), limit: limit)
    }

    /// `12`, `12.5`; nil for anything else.
    private static func decimal(_ text: ArraySlice<UInt8>, unit: Duration, limit: Duration) -> Duration? {
        let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
        let whole = text[..<point]
        let fraction = text[point...].dropFirst()
        guard !whole.isEmpty, (whole + fraction).allSatisfy(isDigit) else { return nil }
        guard point == text.endIndex || !fraction.isEmpty else { return nil }
        guard whole.drop(while: { $0 == UInt8(ascii: "0") }).count <= 12 else { return limit }
        let units = whole.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let micros = (0..<6).reduce(0) { sum, place in
            sum * 10 + (place < fraction.count ? Int(fraction[fraction.startIndex + place] - UInt8(ascii: "0")) : 0)
        }
        return min(unit * units + unit * micros / 1_000_000, limit)
    }

    private static func trimmed(_ header: String) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let bytes = Array(header.utf8).drop(while: isBlank)
        return bytes.prefix((bytes.lastIndex { !isBlank($0) } ?? bytes.startIndex - 1) + 1 - bytes.startIndex)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
