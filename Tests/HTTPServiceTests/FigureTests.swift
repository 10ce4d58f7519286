import Foundation
import HTTPService
import RAGCore
import TestSupport
import Testing

@Suite struct `Latencies in steps` {
    @Test func `have the percentiles of the sorted list, to an eighth`() {
        let seed: UInt64 = 42
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let values = (0..<Int.random(in: 1...200, using: &generator)).map { _ in
                pow(10, Double.random(in: -1.2...6, using: &generator))
            }
            var (all, first, second) = (LatencyCounts(), LatencyCounts(), LatencyCounts())
            for (number, value) in values.enumerated() {
                all.add(value)
                if number % 3 == 0 { first.add(value) } else { second.add(value) }
            }
            let sorted = values.sorted()
            for share in [0.01, 0.5, 0.95, 0.99, 1] {
                let right = sorted[Int((share * Double(sorted.count)).rounded(.up)) - 1]
                let told = all.percentile(share) ?? 0
                #expect((right / 1.12...right * 1.12).contains(told), "\(told) for \(right), seed \(seed)")
                first.add(LatencyCounts())
            }
            first.add(second)
            #expect(first.percentile(0.95) == all.percentile(0.95))
            #expect(first.count == values.count)
            let mean = values.reduce(0, +) / Double(values.count)
            #expect(abs((all.mean ?? 0) - mean) <= mean * 1e-12)
        }
    }

    @Test func `take what is no time for the slowest or the fastest, and none for nothing`() {
        #expect(LatencyCounts().percentile(0.5) == nil)
        #expect(LatencyCounts().mean == nil)
        for value in [Double.infinity, .nan, 1e300] {
            var counts = LatencyCounts()
            counts.add(value)
            #expect((counts.percentile(0.5) ?? 0) > 1e6)
        }
        for value in [0, -1, -Double.infinity, 1e-300] {
            var counts = LatencyCounts()
            counts.add(value)
            #expect((counts.percentile(0.5) ?? 1) < 0.06)
        }
    }
}

@Suite struct `Dollars as text` {
    @Test(arguments: [
        (0, "0"), (1, "0.000000000001"), (-1, "-0.000000000001"), (1_000_000_000_000, "1"), (2_500_000_000, "0.0025"),
        (-1_500_000_000_000, "-1.5"), (Int64.max, "9223372.036854775807"), (Int64.min, "-9223372.036854775808"),
    ])
    func `are exact`(amount: Int64, text: String) {
        #expect(DecimalText.dollars(Money(picodollars: amount)) == text)
    }

    @Test func `are read again as what they were`() throws {
        let seed: UInt64 = 43
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3_000 {
            let bits = Int.random(in: 0...62, using: &generator)
            let amount = Int64.random(in: -(1 << bits)...(1 << bits), using: &generator)
            let text = DecimalText.dollars(Money(picodollars: amount))
            let read = try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
            #expect(read * Decimal(1_000_000_000_000) == Decimal(amount), "\(text), seed \(seed)")
            #expect(!text.contains(".") || text.last != "0")
            #expect(text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") })
        }
    }
}
