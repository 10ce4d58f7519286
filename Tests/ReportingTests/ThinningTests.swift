import RAGCore
import Reporting
import Testing

struct ThinningTests {
    private static func walk(_ seed: UInt64, _ count: Int) -> [Thinning.Place] {
        var generator = SeededGenerator(seed: seed)
        func height() -> Double { Double.random(in: 0...200, using: &generator) }
        return (0..<count).map { index in
            Thinning.Place(Double(index) / Double(count) * 380, height(), low: height(), high: height())
        }
    }

    /// By the column of pixels.
    private static func extremes(
        _ places: [Thinning.Place],
        of figure: (Thinning.Place) -> Double?
    ) -> [Int: ClosedRange<Double>] {
        Dictionary(grouping: places) { Int($0.x) }.compactMapValues { column in
            let values = column.compactMap(figure).sorted()
            return values.first.flatMap { low in values.last.map { low...$0 } }
        }
    }

    @Test func `few points stay as they are`() {
        let places = Self.walk(1, 1_000)
        #expect(Thinning.line(places) == places)
        #expect(Thinning.cloud(places) == places)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `a thinned line keeps its ends and the extremes of each column of pixels`(seed: UInt64) {
        let places = Self.walk(seed, 100_000)
        let thinned = Thinning.line(places)
        #expect(thinned.count <= Thinning.most, "seed \(seed)")
        #expect(thinned.first == places.first && thinned.last == places.last)
        #expect(Self.extremes(thinned) { $0.y } == Self.extremes(places) { $0.y }, "seed \(seed)")
        // Pixels count downwards: the band's lower edge is the greatest.
        let (low, high) = (Self.extremes(thinned) { $0.low }, Self.extremes(thinned) { $0.high })
        #expect(low.mapValues(\.upperBound) == Self.extremes(places) { $0.low }.mapValues(\.upperBound), "seed \(seed)")
        #expect(
            high.mapValues(\.lowerBound) == Self.extremes(places) { $0.high }.mapValues(\.lowerBound),
            "seed \(seed)"
        )
    }

    @Test func `a line that runs to and fro is bounded too`() {
        var generator = SeededGenerator(seed: 3)
        let places = (0..<100_000).map { _ in
            Thinning.Place(Double.random(in: 0...380, using: &generator), Double.random(in: 0...200, using: &generator))
        }
        #expect(Thinning.line(places).count == Thinning.most)
        #expect(Thinning.cloud(places).count <= Thinning.most)
    }

    @Test func `points on each other are drawn once`() {
        let places = [Thinning.Place](repeating: Thinning.Place(10, 10), count: 50_000) + [Thinning.Place(100, 10)]
        #expect(Thinning.cloud(places) == [Thinning.Place(10, 10), Thinning.Place(100, 10)])
    }
}
