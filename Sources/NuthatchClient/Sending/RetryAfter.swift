package import Foundation

/// Reads a `Retry-After` (RFC 9110, 10.2.3).
package enum RetryAfter {
    /// Longer waits are cut to this.
    package static let longest = Duration.seconds(366 * 86_400)

    /// | header | wait |
    /// |---|---|
    /// | `120`; `2.5`, which some send | so many seconds |
    /// | an HTTP date, in any of its three forms | until then; zero where it is past |
    /// | more than a year, such as `99999999999` | a year and a day |
    /// | negative, `1e9`, other text | nil: as if there were no header |
    package static func parse(_ header: String, date: Date) -> Duration? {
        let text = header.trimmingCharacters(in: .whitespaces)
        guard !text.isEmpty, text.utf8.count <= 40 else { return nil }
        if let seconds = seconds(text) { return wait(seconds) }
        guard let until = self.date(text) else { return nil }
        return wait(max(0, until.timeIntervalSince(date)))
    }

    private static func wait(_ seconds: Double) -> Duration {
        seconds < longest / .seconds(1) ? .seconds(seconds) : longest
    }

    private static func seconds(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }),
            text.utf8.first != UInt8(ascii: "."), text.utf8.last != UInt8(ascii: ".")
        else { return nil }
        return Double(text)
    }

    private static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        let forms = ["EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy"]
        for form in forms {
            formatter.dateFormat = form
            if let date = formatter.date(from: text) { return date }
        }
        return nil
    }
}
