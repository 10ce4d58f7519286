import Evaluation
import RAGCore
import Testing

@Suite struct RandomisationTestTests {
    /// All patterns of signs, one by one, in whole numbers.
    private func bruteForce(_ differences: [Int]) -> [Double] {
        let observed = differences.reduce(0, +)
        let sums = (0..<(1 << differences.count)).map { pattern in
            differences.enumerated().reduce(0) { $0 + ((pattern >> $1.offset) & 1 == 1 ? -$1.element : $1.element) }
        }
        let counts = [
            sums.count { abs($0) >= abs(observed) }, sums.count { $0 <= observed }, sums.count { $0 >= observed },
        ]
        return counts.map { Double($0) / Double(sums.count) }
    }

    @Test(arguments: 0...10)
    func `few differences are counted through, as by hand`(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count) + 1)
        for _ in 0..<20 {
            let differences = (0..<count).map { _ in Int.random(in: -4...4, using: &generator) }
            // Tenths are not exact in binary; equal sums must count as equal all the same.
            let result = RandomisationTest().result(of: differences.map { Double($0) / 10 })
            #expect(result.isExact)
            #expect([result.twoSided, result.lower, result.upper] == bruteForce(differences), "\(differences)")
        }
    }

    @Test(
        arguments: [
            ([1, 1, 1, 1, 1], 2.0 / 32), ([1, -1], 1), ([0, 0, 0], 1), ([], 1), ([3, 2, 1, -1], 6.0 / 16),
        ] as [([Double], Double)]
    )
    func `p is the share of the patterns that are as far from 0`(differences: [Double], p: Double) {
        #expect(RandomisationTest().result(of: differences).twoSided == p)
    }

    @Test func `many differences are sampled, and agree with what counting them all gives`() {
        // Of 20 equal differences, 15 up and 5 down: the two-sided binomial test has the closed form.
        let differences = [Double](repeating: 0.25, count: 15) + [Double](repeating: -0.25, count: 5)
        let ways = [1.0, 20, 190, 1140, 4845, 15504].reduce(0, +)
        let result = RandomisationTest(resamples: 100_000).result(of: differences)
        #expect(!result.isExact)
        #expect(abs(result.twoSided - 2 * ways / 1_048_576) < 0.003)
        #expect(abs(result.upper - ways / 1_048_576) < 0.003)
        #expect(abs(result.lower - (1 - (ways - 15504) / 1_048_576)) < 0.003)
    }

    @Test func `no p is 0, and the observed pattern is one of all`() {
        let result = RandomisationTest(resamples: 999).result(of: [Double](repeating: 1, count: 100))
        #expect(result.twoSided == 0.001 && result.upper == 0.001 && result.lower == 1)
    }

    @Test func `turned round, the sides change places`() {
        var generator = SeededGenerator(seed: 5)
        let differences = (0..<200).map { _ in Double.random(in: -1...1.2, using: &generator) }
        let (result, mirrored) = (
            RandomisationTest().result(of: differences), RandomisationTest().result(of: differences.map { -$0 })
        )
        #expect(result.twoSided == mirrored.twoSided)
        #expect(result.lower == mirrored.upper && result.upper == mirrored.lower)
    }

    @Test func `a column has the same p alone and in a table, whichever way it is counted`() {
        var generator = SeededGenerator(seed: 8)
        let columns = (0..<11).map { column in
            (0..<130).map { $0 < 12 || column % 2 == 0 ? Double.random(in: -1...1, using: &generator) : 0 }
        }
        let test = RandomisationTest(resamples: 700, seed: 4)
        let together = test.results(of: SampleTable(columns: columns))
        #expect(together == columns.map { test.result(of: $0) })
        #expect(together.map(\.isExact) == (0..<11).map { $0 % 2 == 1 })
    }

    @Test func `where there is no difference, 5 % of the tests find one`() {
        var generator = SeededGenerator(seed: 14)
        let tests = 1000
        var found = (twoSided: 0, lower: 0)
        for _ in 0..<tests {
            let differences = (0..<40).map { _ in Double.random(in: -1...1, using: &generator) }
            let result = RandomisationTest(resamples: 400, seed: generator.next()).result(of: differences)
            found.twoSided += result.twoSided < 0.05 ? 1 : 0
            found.lower += result.lower < 0.05 ? 1 : 0
        }
        // 50 with a deviation of 7.
        #expect((29...71).contains(found.twoSided), "seed 14: \(found.twoSided) of \(tests)")
        #expect((29...71).contains(found.lower), "seed 14: \(found.lower) of \(tests)")
    }
}
