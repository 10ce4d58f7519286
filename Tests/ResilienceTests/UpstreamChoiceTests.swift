import RAGCore
import Resilience
import TestSupport
import Testing

struct UpstreamChoiceTests {
    /// How often each of the candidates is chosen in 10,000 calls.
    private func counts(_ choice: UpstreamChoice, _ candidates: [UpstreamCandidate]) -> [Int] {
        var generator = SeededGenerator(seed: 1)
        var counts = Array(repeating: 0, count: candidates.count)
        for _ in 0..<10_000 {
            if let index = choice.index(in: candidates, using: &generator) { counts[index] += 1 }
        }
        return counts
    }

    @Test func `a canary gets its part of the calls`() {
        let counts = counts(.weighted, [UpstreamCandidate(weight: 95), UpstreamCandidate(weight: 5)])
        #expect(counts[0] + counts[1] == 10_000)
        #expect((430...570).contains(counts[1]))
    }

    @Test(arguments: UpstreamChoice.allCases)
    func `the sick and those without a weight get none`(choice: UpstreamChoice) {
        let candidates = [
            UpstreamCandidate(weight: 1000, isHealthy: false), UpstreamCandidate(weight: 0),
            UpstreamCandidate(weight: -3), UpstreamCandidate(weight: 1, outstanding: 500),
        ]
        #expect(counts(choice, candidates) == [0, 0, 0, 10_000])
        #expect(counts(choice, Array(candidates.dropLast())) == [0, 0, 0])
        #expect(counts(choice, []) == [])
    }

    @Test func `the one with the fewest calls for its weight is chosen`() {
        func chosen(_ loads: [(weight: Int, outstanding: Int)]) -> [Int] {
            counts(.leastOutstanding, loads.map { UpstreamCandidate(weight: $0.weight, outstanding: $0.outstanding) })
        }
        #expect(chosen([(1, 3), (1, 2), (1, 9)]) == [0, 10_000, 0])
        #expect(chosen([(1, 3), (4, 8)]) == [0, 10_000])
        let even = chosen([(1, 2), (1, 2), (1, 3)])
        #expect(even[2] == 0 && (4800...5200).contains(even[0]))
        // Idle, the larger takes the first call.
        #expect(chosen([(1, 0), (3, 0)]) == [0, 10_000])
    }

    @Test func `equal generators choose alike`() {
        let candidates = (1...5).map { UpstreamCandidate(weight: $0) }
        func choices(seed: UInt64) -> [Int?] {
            var generator = SeededGenerator(seed: seed)
            return (0..<50).map { _ in UpstreamChoice.weighted.index(in: candidates, using: &generator) }
        }
        #expect(choices(seed: 1) == choices(seed: 1))
        #expect(choices(seed: 1) != choices(seed: 2))
    }

    @Test func `weights and calls beyond all bounds do no harm`() {
        let candidates = [
            UpstreamCandidate(weight: .max, outstanding: .max), UpstreamCandidate(weight: .max, outstanding: .min),
        ]
        #expect(counts(.weighted, candidates).allSatisfy { $0 > 4500 })
        #expect(counts(.leastOutstanding, candidates) == [0, 10_000])
    }
}
