import RAGCore
import Reporting
import Testing

struct AxisTests {
    @Test(arguments: [false, true])
    func `the ends of the range lie at the ends of the pixels`(isLogarithmic: Bool) throws {
        let scale = Scale(0.001...700, isLogarithmic: isLogarithmic, pixels: (250, 10))
        #expect(scale.position(0.001) == 250)
        #expect(scale.position(700) == 10)
        let middle = try #require(scale.position(isLogarithmic ? (0.001 * 700).squareRoot() : 350.0005))
        #expect(abs(middle - 130) < 1e-9)
        #expect(abs(scale.value(at: 0.5) - (isLogarithmic ? (0.001 * 700).squareRoot() : 350.0005)) < 1e-9)
        #expect(scale.value(at: 1) == 700)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
    func `what cannot be drawn has no place`(value: Double) {
        #expect(Scale(0...1, isLogarithmic: false, pixels: (0, 1)).position(value) == nil)
        #expect(Scale(1...2, isLogarithmic: true, pixels: (0, 1)).position(value) == nil)
    }

    @Test func `zero has no place on a logarithmic scale`() {
        #expect(Scale(1...2, isLogarithmic: true, pixels: (0, 1)).position(0) == nil)
        #expect(Scale(1...2, isLogarithmic: true, pixels: (0, 1)).position(-1) == nil)
    }

    @Test(
        arguments: [
            [], [0], [5], [-3, -3], [.nan], [1e99, -1e99], [.leastNonzeroMagnitude], [1e15, 1e15 + 0.125],
            [.infinity, 2],
        ] as [[Double]]
    )
    func `an axis can be drawn whatever the values are`(values: [Double]) {
        for isLogarithmic in [false, true] {
            for range in [nil, 0...1, 3...3, -Double.infinity ... .infinity, -5...(-1)] as [ClosedRange<Double>?] {
                let axis = Chart.Axis("x", range: range, isLogarithmic: isLogarithmic)
                let layout = AxisLayout(axis, values: values, atMost: 6)
                let (low, high) = (layout.ticks.range.lowerBound, layout.ticks.range.upperBound)
                #expect(low < high && low.isFinite && high.isFinite)
                #expect((1...6).contains(layout.ticks.values.count), "\(values), \(axis)")
                #expect(layout.labels.count == layout.ticks.values.count)
                #expect(!layout.isLogarithmic || low > 0)
            }
        }
    }

    @Test func `a range that was asked for is what is shown`() {
        let layout = AxisLayout(Chart.Axis("x", range: 0.13...0.87), values: [-5, 5], atMost: 6)
        #expect(layout.ticks.range == 0.13...0.87)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `labels side by side do not touch`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let values = (0..<2).map { _ in Double.random(in: 0...1e12, using: &generator) }
            let layout = AxisLayout.horizontal(Chart.Axis("x"), values: values, length: 380)
            let scale = layout.scale((0, 380))
            var end = -Double.infinity
            for (value, label) in zip(layout.ticks.values, layout.labels) where !label.isEmpty {
                let middle = try #require(scale.position(value))
                let half = LabelWidth.pixels(label) / 2
                #expect(middle - half > end, "seed \(seed), \(values): \(layout.labels)")
                end = middle + half
            }
        }
    }

    @Test func `every value is in one bin, the greatest in the last`() {
        let bins = Bins([0, 0.5, 1, 1.5, 2, 4], axis: Chart.Axis("x"), count: 4)
        #expect(bins.bounds == [0, 1, 2, 3, 4])
        #expect(bins.counts == [2, 2, 1, 1])
        #expect(bins.leftOut == 0)
    }

    @Test func `bins of a logarithmic axis are equal factors, and what has no place is counted`() {
        let axis = Chart.Axis("x", range: 1...100, isLogarithmic: true)
        let bins = Bins([1, 9, 11, 100, 0, -1, .nan, 101], axis: axis, count: 2)
        #expect(bins.counts == [2, 2])
        #expect(abs(bins.bounds[1] - 10) < 1e-9)
        #expect(bins.leftOut == 4)
    }

    @Test(arguments: [Int.min, -1, 0, 1, 7, Int.max])
    func `the number of bins is bounded`(count: Int) {
        let bins = Bins([1, 2, 3], axis: Chart.Axis("x"), count: count)
        #expect((1...100).contains(bins.counts.count))
        #expect(bins.counts.reduce(0, +) == 3)
    }
}
