import Evaluation
import RAGCore
import Testing

@Suite struct BootstrapTests {
    @Test func `a figure that is the same everywhere has an interval without width`() {
        #expect(Bootstrap().interval(ofMean: [0.5, 0.5, 0.5]) == Interval(low: 0.5, high: 0.5, level: 0.95))
        #expect(Bootstrap().interval(ofMean: []) == nil)
    }

    @Test func `the interval of a mean is that of the normal distribution where there is much data`() throws {
        var generator = SeededGenerator(seed: 2)
        let values = (0..<1000).map { _ in Double.random(in: 0...1, using: &generator) }
        let mean = values.reduce(0, +) / 1000
        let deviation = PairedDifferences(from: values.map { _ in 0 }, to: values).deviation
        let reach = 1.959964 * deviation / 1000.0.squareRoot()
        let interval = try #require(Bootstrap().interval(ofMean: values))
        #expect(abs(interval.low - (mean - reach)) < 0.05 * reach)
        #expect(abs(interval.high - (mean + reach)) < 0.05 * reach)
    }

    @Test func `a column has the same interval alone, in a table, and by the general way`() {
        var generator = SeededGenerator(seed: 7)
        let columns = (0..<19).map { _ in (0..<37).map { _ in Double.random(in: -1...1, using: &generator) } }
        let bootstrap = Bootstrap(resamples: 500, seed: 3)
        let together = bootstrap.intervals(ofMeans: SampleTable(columns: columns))
        #expect(together.count == 19)
        for (column, interval) in zip(columns, together) {
            #expect(bootstrap.interval(ofMean: column) == interval)
            #expect(bootstrap.interval(count: 37) { $0.reduce(0) { $0 + column[$1] } / 37 } == interval)
        }
    }

    @Test func `the seed decides`() {
        let values = (0..<50).map { Double($0 * $0 % 17) }
        let first = Bootstrap(seed: 1).interval(ofMean: values)
        #expect(first == Bootstrap(seed: 1).interval(ofMean: values))
        #expect(first != Bootstrap(seed: 2).interval(ofMean: values))
    }

    @Test func `about 95 % of the intervals hold the truth`() {
        var generator = SeededGenerator(seed: 11)
        let held = (0..<400).count { _ in
            let values = (0..<60).map { _ in Double.random(in: 0...1, using: &generator) }
            return Bootstrap(resamples: 400, seed: generator.next()).interval(ofMean: values)?.contains(0.5) == true
        }
        // 380 with a deviation of 4.4; the percentile bootstrap is a little narrow for 60.
        #expect((360...395).contains(held), "seed 11: \(held) of 400")
    }
}
