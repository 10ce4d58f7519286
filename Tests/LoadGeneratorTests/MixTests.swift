import LoadGenerator
import RAGCore
import Testing

struct MixTests {
    @Test func `ranks are drawn by Zipf's law`() {
        let sampler = ZipfSampler(count: 100)
        var generator = SeededGenerator(seed: 5)
        var counts = [Int](repeating: 0, count: 100)
        for _ in 0..<200_000 { counts[sampler.rank(using: &generator)] += 1 }
        let total = (1...100).reduce(0) { $0 + 1 / Double($1) }
        for rank in [0, 1, 4, 9, 49, 99] {
            let expected = 200_000 / Double(rank + 1) / total
            #expect(abs(Double(counts[rank]) - expected) < 5 * expected.squareRoot(), "rank \(rank)")
        }
    }

    @Test func `one rank is drawn always`() {
        var generator = SeededGenerator(seed: 1)
        #expect(ZipfSampler(count: 1).rank(using: &generator) == 0)
    }

    @Test func `arrivals come at their rate, unevenly, and alike in each run of a seed`() {
        func gaps(seed: UInt64) -> [Double] {
            var schedule = ArrivalSchedule(perSecond: 1_000, seed: seed)
            return (0..<20_000).map { _ in
                let before = schedule.next
                schedule.advance()
                return schedule.next - before
            }
        }
        let first = gaps(seed: 1)
        let mean = first.reduce(0, +) / 20_000
        #expect(abs(mean - 1e6) < 3e4)
        // Of an exponential distribution the mean's part 1 - 1/e is below the mean.
        #expect(abs(Double(first.count { $0 < mean }) / 20_000 - 0.632) < 0.02)
        #expect(first.allSatisfy { $0 >= 0 })
        #expect(gaps(seed: 1) == first)
        #expect(gaps(seed: 2) != first)
    }
}
