import Foundation
import Logging
import RAGCore

extension LogLine {
    /// `{"time":"2026-11-21T09:30:00.125Z","level":"info","label":"nuthatch","message":"...","key":"..."}`
    mutating func appendObject(_ entry: LogEntry) {
        append(plain: "{\"time\":\"")
        let (day, milliseconds) = entry.date.dayAndMilliseconds
        append(day.year, digits: 4)
        append(plain: "-")
        append(day.month, digits: 2)
        append(plain: "-")
        append(day.day, digits: 2)
        append(plain: "T")
        appendTime(milliseconds)
        append(plain: ".")
        append(milliseconds % 1000, digits: 3)
        append(plain: "Z\",\"level\":\"")
        append(plain: entry.level.rawValue)
        append(plain: "\",\"label\":\"")
        append(entry.label, .json)
        append(plain: "\",\"message\":\"")
        append(entry.message, .json)
        for field in entry.fields {
            append(plain: Self.ownNames.contains(field.name) ? "\",\"metadata." : "\",\"")
            append(field.name, .json)
            append(plain: "\":\"")
            append(field.value, .json)
        }
        append(plain: "\"}\n")
    }

    /// `09:30:00 info nuthatch: ... key=value other="two words"`
    mutating func appendText(_ entry: LogEntry) {
        appendTime(entry.date.dayAndMilliseconds.milliseconds)
        append(plain: " ")
        append(plain: entry.level.rawValue)
        append(plain: " ")
        append(entry.label, .replacing)
        append(plain: ": ")
        append(entry.message, .replacing)
        for field in entry.fields {
            append(plain: " ")
            append(field.name, .replacing)
            append(plain: "=")
            appendValue(field.value)
        }
        append(plain: "\n")
    }

    /// In quotes where it would read as more than one field, or as none.
    private mutating func appendValue(_ value: String) {
        guard value.isEmpty || value.utf8.contains(where: { $0 == 0x20 || $0 == 0x22 || $0 == 0x3D }) else {
            return append(value, .replacing)
        }
        append(plain: "\"")
        append(value, .json)
        append(plain: "\"")
    }

    private mutating func appendTime(_ milliseconds: Int) {
        let seconds = milliseconds / 1000
        append(seconds / 3600, digits: 2)
        append(plain: ":")
        append(seconds / 60 % 60, digits: 2)
        append(plain: ":")
        append(seconds % 60, digits: 2)
    }

    /// Names of the line's own; metadata of the same name is written with a prefix.
    private static let ownNames: Set = ["time", "level", "label", "message"]
}

extension Date {
    /// The day and what has passed of it, in UTC. What lies before 1970 is brought to its beginning.
    fileprivate var dayAndMilliseconds: (day: CalendarDate, milliseconds: Int) {
        let total = Int(exactly: (timeIntervalSince1970 * 1000).rounded(.down)).map { max(0, $0) } ?? 0
        return (CalendarDate(daysSince1970: total / 86_400_000), total % 86_400_000)
    }
}
