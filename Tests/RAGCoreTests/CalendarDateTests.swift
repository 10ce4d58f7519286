import RAGCore
import TestSupport
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: [
        ("2026-11-21", 2026, 11, 21), ("0001-01-01", 1, 1, 1), ("9999-12-31", 9999, 12, 31),
        ("2024-02-29", 2024, 2, 29),
        ("2000-02-29", 2000, 2, 29), ("2026-11-21T09:30:00Z", 2026, 11, 21), ("2026-11-21 09:30", 2026, 11, 21),
        ("2026-11-21T", 2026, 11, 21),
    ])
    func `a day is read, and the day of a time stamp`(text: String, year: Int, month: Int, day: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect([date.year, date.month, date.day] == [year, month, day])
        #expect(CalendarDate(text[...]) == date)
        #expect(date.description == text.prefix(10))
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-11-2", "26-11-21", "2026-1-21", "2026/11/21", "20261121", "2026-11-21Z",
        "2026-11-211",
        "2026-11-2T09", " 2026-11-21", "2026-00-21", "2026-13-01", "2026-11-00", "2026-11-31", "2026-12-32",
        "2025-02-29",
        "1900-02-29", "2100-02-29", "2026-02-30", "0000-01-01", "-001-01-01", "+026-11-21", "2026-11-+1", "2026--1-01",
        "２０２６-11-21", "2026-11-21\u{301}", "2026-11\u{2010}21", "21-11-2026", "today", "2026-aa-21",
        "\0\0\0\0-\0\0-\0\0",
    ])
    func `what is no day is not read`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 4, 31), (2026, 2, 29), (2026, 1, 0),
        (2026, 1, 32),
        (.min, .min, .min), (.max, .max, .max),
    ])
    func `a day that does not exist is not made`(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (58, "1970-02-28"), (59, "1970-03-01"), (365, "1971-01-01"),
        (11_016, "2000-02-29"), (11_017, "2000-03-01"), (19_782, "2024-02-29"), (20_778, "2026-11-21"),
        (-25_509, "1900-02-28"), (-25_508, "1900-03-01"), (-719_162, "0001-01-01"), (2_932_896, "9999-12-31"),
        (-719_163, "0001-01-01"), (2_932_897, "9999-12-31"), (.min, "0001-01-01"), (.max, "9999-12-31"),
    ])
    func `days are counted from 1970`(days: Int, text: String) {
        #expect(CalendarDate(daysSince1970: days).description == text)
    }

    @Test func `each day of 800 years follows the day before`() throws {
        var date = CalendarDate(daysSince1970: -146_097)
        for days in -146_096...146_097 {
            let next = CalendarDate(daysSince1970: days)
            #expect(
                next == CalendarDate(year: date.year, month: date.month, day: date.day + 1)
                    ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
                    ?? CalendarDate(year: date.year + 1, month: 1, day: 1)
            )
            date = next
        }
    }

    @Test func `days are in the order of their texts`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let left = CalendarDate(daysSince1970: .random(in: -719_162...2_932_896, using: &generator))
            let near = Bool.random(using: &generator)
            let right =
                near
                ? CalendarDate(year: left.year, month: left.month, day: .random(in: 1...28, using: &generator)) ?? left
                : CalendarDate(daysSince1970: .random(in: -719_162...2_932_896, using: &generator))
            #expect((left < right) == (left.description < right.description))
            #expect((left == right) == (left.description == right.description))
            #expect(CalendarDate(left.description) == left)
        }
    }
}
