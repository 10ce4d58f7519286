import Foundation
import RAGCore

/// Until when a key holds, as an option says it.
enum KeyTerm {
    /// `90d` or `24h` from now on, or a day such as 2027-01-31, with whose end (UTC) it ends.
    static func end(_ text: String, option: String, from now: Date) throws -> Date {
        if let span = span(text) { return now.addingTimeInterval(span) }
        guard let day = CalendarDate(text), day.description == text,
            let start = try? Date("\(day)T00:00:00Z", strategy: .iso8601)
        else {
            throw CommandFailure(
                .badInput,
                "\(option) is “\(text)”; write a span such as 90d or 24h, or the last day, such as 2027-01-31."
            )
        }
        let end = start.addingTimeInterval(86_400)
        guard end > now else { throw CommandFailure(.badInput, "\(option) is \(text), and that day is over.") }
        return end
    }

    /// Seconds of `24h` or `7d`; zero is a span too.
    static func grace(_ text: String, option: String) throws -> TimeInterval {
        if text == "0" { return 0 }
        guard let span = span(text, from: 0) else {
            throw CommandFailure(.badInput, "\(option) is “\(text)”; write a span such as 24h or 7d, or 0.")
        }
        return span
    }

    /// Up to 100 years.
    private static func span(_ text: String, from least: Int = 1) -> TimeInterval? {
        let units: [Character: (seconds: Int, most: Int)] = ["h": (3_600, 876_000), "d": (86_400, 36_500)]
        guard let last = text.last, let unit = units[last], let count = Int(text.dropLast()),
            (least...unit.most).contains(count)
        else { return nil }
        return TimeInterval(count * unit.seconds)
    }
}
