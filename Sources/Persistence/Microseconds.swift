import Foundation

/// Times and spans as they lie in the gateway's file: whole microseconds, those that no file can mean cut off.
enum Microseconds {
    /// Sums and differences of three such numbers stay below the largest `Int64`. It is the year 33,658.
    private static let largest: Int64 = 1_000_000_000_000_000_000

    /// 31 years. A sum of 100 billion such spans is still a `Duration`.
    private static let longest: Int64 = 1_000_000_000_000_000

    static func since1970(_ date: Date) -> Int64 {
        let value = (date.timeIntervalSince1970 * 1e6).rounded()
        guard !value.isNaN else { return 0 }
        return Int64(min(max(value, -Double(largest)), Double(largest)))
    }

    static func date(_ value: Int64) -> Date {
        Date(timeIntervalSince1970: Double(value) / 1e6)
    }

    static func of(_ span: Duration) -> Int64 {
        let (seconds, attoseconds) = span.components
        guard seconds.magnitude < longest.magnitude / 1_000_000 else { return seconds < 0 ? -longest : longest }
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }

    static func span(_ value: Int64) -> Duration {
        .microseconds(min(max(value, -longest), longest))
    }
}
