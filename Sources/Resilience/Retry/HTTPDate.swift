import RAGCore

/// Reads the dates of HTTP (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and the old forms
/// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
///
/// Case counts, the day and the time must exist, and a day of the week must be one, though not the right one.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    /// No form is longer than RFC 850's of a Wednesday.
    private static let longest = 33

    /// - Parameter now: in seconds since 1970. It decides the century of a year of two digits.
    static func secondsSince1970(_ text: ArraySlice<UInt8>, now: Int) -> Int? {
        guard text.count <= longest else { return nil }
        let words = text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        return fixed(words) ?? old(words, now: now) ?? asctime(words)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    private static func fixed(_ words: [String]) -> Int? {
        guard words.count == 6, words[5] == "GMT", words[0].hasSuffix(","), isShortDay(words[0].dropLast()),
            let day = number(words[1], digits: 2), let year = number(words[3], digits: 4)
        else { return nil }
        return seconds(year: year, month: words[2], day: day, time: words[4])
    }

    /// `Sunday, 06-Nov-94 08:49:37 GMT`
    private static func old(_ words: [String], now: Int) -> Int? {
        guard words.count == 4, words[3] == "GMT", words[0].hasSuffix(","), days.contains(String(words[0].dropLast()))
        else { return nil }
        let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = number(parts[0], digits: 2), let shortYear = number(parts[2], digits: 2)
        else { return nil }
        // What would be over 50 years ahead was in the century before (RFC 9110).
        let thisYear = CalendarDate(daysSince1970: now / 86_400).year
        let year = thisYear - thisYear % 100 + shortYear
        return seconds(year: year > thisYear + 50 ? year - 100 : year, month: parts[1], day: day, time: words[2])
    }

    /// `Sun Nov  6 08:49:37 1994`, the day padded with a blank.
    private static func asctime(_ words: [String]) -> Int? {
        guard words.count == 5 || (words.count == 6 && words[2].isEmpty), isShortDay(words[0][...]) else { return nil }
        let rest = words.suffix(3)
        guard let day = number(rest[rest.startIndex], digits: words.count == 6 ? 1 : 2),
            let year = number(rest[rest.startIndex + 2], digits: 4)
        else { return nil }
        return seconds(year: year, month: words[1], day: day, time: rest[rest.startIndex + 1])
    }

    private static func isShortDay(_ name: Substring) -> Bool {
        name.utf8.count == 3 && days.contains { $0.hasPrefix(name) }
    }

    private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func seconds(year: Int, month: some StringProtocol, day: Int, time: String) -> Int? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
        guard let month = months.firstIndex(where: { $0 == month }), parts.count == 3,
            let hour = parts[0], let minute = parts[1], let second = parts[2],
            // 60 is a leap second.
            hour < 24, minute < 60, second <= 60,
            let date = CalendarDate(year: year, month: month + 1, day: day)
        else { return nil }
        return daysSince1970(date) * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// After Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html#days_from_civil
    private static func daysSince1970(_ date: CalendarDate) -> Int {
        // Years begin in March, so that the leap day is the last. The first is the year 0.
        let year = date.month > 2 ? date.year : date.year - 1
        let dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
