import Foundation
import RAGCore
import Reporting
import Testing

struct TicksTests {
    /// Ranges of every size, around zero and far from it.
    private static func ranges(_ generator: inout SeededGenerator, _ count: Int) -> [ClosedRange<Double>] {
        (0..<count).map { _ in
            let middle =
                Double.random(in: -1...1, using: &generator)
                * pow(10, Double(Int.random(in: -8...12, using: &generator)))
            let width = max(middle.magnitude * 1e-8, pow(10, Double.random(in: -9...13, using: &generator)))
            return middle - width / 2...middle + width / 2
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `widened ticks cover the range and are never too many`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for range in Self.ranges(&generator, 200) {
            let count = Int.random(in: 3...12, using: &generator)
            let ticks = Ticks.linear(range, atMost: count, isWidened: true)
            #expect((2...count).contains(ticks.values.count), "seed \(seed), \(range)")
            #expect(ticks.range.lowerBound <= range.lowerBound && ticks.range.upperBound >= range.upperBound)
            let (first, last) = (try #require(ticks.values.first), try #require(ticks.values.last))
            let slack = (range.upperBound - range.lowerBound) * 1e-6
            #expect(first <= range.lowerBound + slack && last >= range.upperBound - slack, "seed \(seed), \(range)")
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `ticks within a range stay within it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for range in Self.ranges(&generator, 200) {
            let count = Int.random(in: 3...12, using: &generator)
            let ticks = Ticks.linear(range, atMost: count, isWidened: false)
            #expect((1...count).contains(ticks.values.count), "seed \(seed), \(range)")
            #expect(ticks.range == range)
            #expect(ticks.values.allSatisfy(range.contains))
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `steps are one, two or five times a power of ten`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for range in Self.ranges(&generator, 200) {
            let ticks = Ticks.linear(range, atMost: 9, isWidened: true)
            let step = ticks.values[1] - ticks.values[0]
            let mantissa = step / pow(10, (log10(step) + 1e-6).rounded(.down))
            #expect([1, 2, 5].contains { abs($0 - mantissa) < 1e-4 }, "seed \(seed), \(range): \(ticks.values)")
            for (index, value) in ticks.values.enumerated() {
                #expect(abs(value - ticks.values[0] - Double(index) * step) <= step * 1e-4, "seed \(seed), \(range)")
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no two ticks have the same label`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for range in Self.ranges(&generator, 200) {
            let labels = Ticks.linear(range, atMost: 9, isWidened: true).labels
            #expect(Set(labels).count == labels.count, "seed \(seed), \(range): \(labels)")
        }
    }

    @Test func `ticks are the very decimals that their labels say`() {
        let ticks = Ticks.linear(0...1, atMost: 11, isWidened: true)
        #expect(ticks.values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
        #expect(ticks.labels == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0"])
    }

    @Test func `counts have whole steps`() {
        #expect(Ticks.linear(0...2, atMost: 7, isWidened: true, isWhole: true).values == [0, 1, 2])
        #expect(Ticks.linear(0...2, atMost: 7, isWidened: true).values == [0, 0.5, 1, 1.5, 2])
    }

    @Test(arguments: [
        (0.0...4e6, ["0", "10⁶", "2×10⁶", "3×10⁶", "4×10⁶"]),
        (0...40_000, ["0", "10,000", "20,000", "30,000", "40,000"]),
        (-2e-8...2e-8, ["-2×10⁻⁸", "-10⁻⁸", "0", "10⁻⁸", "2×10⁻⁸"]),
        (
            1_700_000_000...1_700_000_020,
            ["1,700,000,000", "1,700,000,005", "1,700,000,010", "1,700,000,015", "1,700,000,020"]
        ),
    ])
    func `labels are as short as they can be`(range: ClosedRange<Double>, labels: [String]) {
        #expect(Ticks.linear(range, atMost: 6, isWidened: true).labels == labels)
    }

    @Test(arguments: [
        (3.0...80.0, [2.0, 5, 10, 20, 50, 100]),
        (0.5...2e6, [0.1, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]),
        (1e-3...1e-3 * 1.0001, [1e-3, 2e-3]),
    ])
    func `a logarithmic axis shows powers of ten, with 2 and 5 where there is room`(
        range: ClosedRange<Double>,
        values: [Double]
    ) {
        let ticks = Ticks.logarithmic(range, atMost: 9, isWidened: true)
        #expect(ticks.values == values)
        #expect(ticks.range == values[0]...values[values.count - 1])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `logarithmic ticks are never too many, whatever the range`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let low = pow(10, Double.random(in: -90...80, using: &generator))
            let high = low * pow(10, Double.random(in: 0.001...15, using: &generator))
            let count = Int.random(in: 3...12, using: &generator)
            for isWidened in [false, true] {
                let ticks = Ticks.logarithmic(low...high, atMost: count, isWidened: isWidened)
                #expect((1...count).contains(ticks.values.count), "seed \(seed), \(low)...\(high)")
                #expect(ticks.values.allSatisfy(ticks.range.contains) && ticks.values == ticks.values.sorted())
                #expect(ticks.range.lowerBound <= low && ticks.range.upperBound >= high)
                #expect(isWidened || ticks.range == low...high)
            }
        }
    }
}
