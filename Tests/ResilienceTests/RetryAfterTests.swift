import Foundation
import RAGCore
import Resilience
import TestSupport
import Testing

struct RetryAfterTests {
    /// Saturday, 21 November 2026, 12:00:00 UTC.
    private let noon = Date(timeIntervalSince1970: 1_795_262_400)

    @Test(arguments: [
        ("0", 0), ("2", 2), ("0120", 120), (" 7\t", 7), ("2.5", 2.5), ("0.000001", 0.000001),
        ("1.9999999999", 1.999999),
        ("1000000000", 3600), ("99999999999999999999999999999999999999", 3600), ("3600.5", 3600),
        ("00000000000000000000000000000000000009", 9),
    ])
    func `seconds are read, whole or with a fraction, and cut to the limit`(header: String, seconds: Double) {
        #expect(
            RetryAfter.parse(header, date: noon, limit: .seconds(3600))
                == .microseconds(Int64((seconds * 1e6).rounded()))
        )
    }

    @Test(arguments: [
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30), ("Saturday, 21-Nov-26 12:00:30 GMT", 30),
        ("Sat Nov 21 12:00:30 2026", 30), (" Sat, 21 Nov 2026 12:00:30 GMT ", 30),
        // The day of the week is not checked against the date.
        ("Mon, 21 Nov 2026 12:00:30 GMT", 30),
        ("Sat, 21 Nov 2026 12:00:60 GMT", 60), ("Sun, 22 Nov 2026 12:00:00 GMT", 86_400),
        ("Sun Nov 22 12:00:00 2026", 86_400), ("Tue Dec  1 12:00:00 2026", 864_000),
        ("Sun, 21 Nov 2027 12:00:00 GMT", 31_536_000), ("Mon, 21 Nov 2028 12:00:00 GMT", 63_158_400),
        ("Friday, 21-Nov-75 12:00:00 GMT", 1_546_300_800),
        // In the past.
        ("Sat, 21 Nov 2026 11:59:59 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0), ("Sun Nov  6 08:49:37 1994", 0), ("Sat, 01 Jan 0001 00:00:00 GMT", 0),
        // Over 50 years ahead is the century before.
        ("Monday, 21-Nov-77 12:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 2_000_000_000),
    ])
    func `dates are read in all three forms`(header: String, seconds: Int) {
        #expect(RetryAfter.parse(header, date: noon, limit: .seconds(2_000_000_000)) == .seconds(seconds))
    }

    @Test(arguments: [
        "", " ", "-5", "+5", "1e9", "5s", "5 s", "5.", ".5", "1.2.3", "1,5", "0x10", "٣", "soon", "NaN", "inf", "5\0",
        "Sat, 21 Nov 2026 12:00:30 UTC", "sat, 21 nov 2026 12:00:30 gmt", "Sat, 21 Nov 2026 24:00:00 GMT",
        "Sat, 21 Nov 2026 12:60:00 GMT", "Sat, 21 Nov 2026 12:00:61 GMT", "Sat, 31 Nov 2026 12:00:30 GMT",
        "Sat, 29 Feb 2026 12:00:30 GMT", "Sat, 00 Nov 2026 12:00:30 GMT", "Sat, 21 Now 2026 12:00:30 GMT",
        "Sat, 21 Nov 0000 12:00:30 GMT", "Sat, 21 Nov 26 12:00:30 GMT", "Sat 21 Nov 2026 12:00:30 GMT",
        "Xyz, 21 Nov 2026 12:00:30 GMT", "Sat,  21 Nov 2026 12:00:30 GMT", "Sat, 21 Nov 2026 12:00:30",
        "Sat, 21 Nov 2026 12:00 GMT", "Sat, 21 Nov 2026 1:00:30 GMT", "Sat, 1 Nov 2026 01:00:30 GMT",
        "Sat, +1 Nov 2026 01:00:30 GMT", "Sat, 21 Nov 2026 12:00:30 GMT x", "Sat, 21-Nov-26 12:00:30 GMT",
        "Saturday, 21-Nov-2026 12:00:30 GMT", "Saturday, 21 Nov 26 12:00:30 GMT", "Saturday, 21--26 12:00:30 GMT",
        "Saturday Nov 21 12:00:30 2026", "Sat Nov 1 12:00:30 2026", "Sat Nov  21 12:00:30 2026",
        "Sat Nov 21 12:00:30 2026 GMT", "2026-11-21T12:00:30Z", ", 21 Nov 2026 12:00:30 GMT", "::",
    ])
    func `what is neither a number of seconds nor a date says nothing`(header: String) {
        #expect(RetryAfter.parse(header, date: noon) == nil)
    }

    @Test(arguments: [
        ("1500", 1.5), ("0", 0), ("12.5", 0.0125), ("100000000000", 86_400), ("-1", nil), ("1e3", nil), ("", nil),
        ("Sat, 21 Nov 2026 12:00:30 GMT", nil),
    ])
    func `milliseconds are read likewise, and dates are none`(header: String, seconds: Double?) {
        #expect(RetryAfter.parse(milliseconds: header) == seconds.map { .microseconds(Int64($0 * 1e6)) })
    }

    @Test func `each day of 60 years is read, as Foundation writes it`() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        let forms = ["EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM dd HH:mm:ss yyyy"]
        for form in forms {
            formatter.dateFormat = form
            for day in stride(from: 0, to: 40 * 365, by: 3) {
                let date = noon.addingTimeInterval(Double(day) * 86_400 + Double(day % 86_400))
                var text = formatter.string(from: date)
                if form == forms[2] {
                    text = text.replacing(" 0", with: "  ", maxReplacements: text.dropFirst(8).first == "0" ? 1 : 0)
                }
                let wait = Duration.seconds(date.timeIntervalSince(noon))
                #expect(RetryAfter.parse(text, date: noon, limit: .seconds(4_000_000_000)) == wait, "\(text)")
            }
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
    func `a clock beyond all bounds does no harm`(seconds: Double) {
        let wait = RetryAfter.parse("Saturday, 21-Nov-26 12:00:30 GMT", date: Date(timeIntervalSince1970: seconds))
        #expect(wait == .zero || wait == RetryAfter.longest)
    }

    @Test func `any text gives a wait from zero to the limit, or none`() {
        let seed: UInt64 = 42
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "Sat", "Saturday", ",", " ", "  ", "21", "Nov", "-", "2026", "26", "12:00:30", ":", "GMT", "0", "9", ".",
            "\t",
            "\u{0}", "é", "\u{301}", "🕐", "99999999999999999999", "e", "+",
        ]
        let seeds = [
            "Sat, 21 Nov 2026 12:00:30 GMT", "Saturday, 21-Nov-26 12:00:30 GMT", "Sat Nov  1 12:00:30 2026", "2.5",
        ]
        var read = 0
        for _ in 0..<50_000 {
            var text = ""
            if Bool.random(using: &generator) {
                for _ in 0..<Int.random(in: 0...12, using: &generator) {
                    text += pieces.randomElement(using: &generator) ?? ""
                }
            } else {
                var bytes = Array((seeds.randomElement(using: &generator) ?? "").utf8)
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    let place = Int.random(in: bytes.indices, using: &generator)
                    bytes[place] = Bool.random(using: &generator) ? .random(in: 0...255, using: &generator) : 0x30
                }
                text = String(decoding: bytes, as: UTF8.self)
            }
            let waits = [
                RetryAfter.parse(text, date: noon), RetryAfter.parse(milliseconds: text),
            ]
            for case let wait? in waits {
                read += 1
                #expect(wait >= .zero && wait <= RetryAfter.longest, "seed \(seed): \(text.debugDescription)")
            }
        }
        #expect(read > 1000)
    }

    @Test func `a header of a megabyte is read in linear time`() {
        for piece in ["9", " ", ".", "Sat ", "0"] {
            let text = String(repeating: piece, count: 1_000_000 / piece.count)
            #expect(RetryAfter.parse(text, date: noon) == ["9": RetryAfter.longest, "0": .zero][piece])
        }
    }
}
