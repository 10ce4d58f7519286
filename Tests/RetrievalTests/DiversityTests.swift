import RAGCore
import Retrieval
import TestSupport
import Testing

@Suite struct DiversityTests {
    /// Two that are alike, one between, one across.
    private static let vectors: [[Float]?] = [[1, 0], [1, 0], [0.6, 0.8], [0, 1]]
    private static let scores = [1.0, 0.9, 0.5, 0]

    @Test(arguments: [
        // At 0.5, after the first: 0.45 - 0.5, 0.25 - 0.3, 0 - 0: the fourth. Then -0.05 and 0.25 - 0.4.
        (0.5, [0, 3, 1, 2]),
        // At 0.6: 0.54 - 0.4 = 0.14, 0.3 - 0.24 = 0.06, 0: the second.
        (0.6, [0, 1, 2, 3]),
        // At 0, by likeness alone: the first of all, then the one across; then likeness is 1 and 0.8.
        (0.0, [0, 3, 2, 1]),
        (1.0, [0, 1, 2, 3]),
    ])
    func `the order is the one that was worked out by hand`(relevance: Double, expected: [Int]) {
        let diversity = Diversity(relevance: relevance)
        #expect(diversity.order(scores: Self.scores, vectors: Self.vectors, limit: 9) == expected)
        #expect(diversity.order(scores: Self.scores, vectors: Self.vectors, limit: 2) == Array(expected.prefix(2)))
        // Only the scores' places between the least and the greatest count.
        let scaled = Self.scores.map { $0 * 30 - 7 }
        #expect(diversity.order(scores: scaled, vectors: Self.vectors, limit: 9) == expected)
    }

    @Test func `one without a vector is like nothing`() {
        let order = Diversity(relevance: 0.5).order(scores: [1, 0.9, 0.8], vectors: [[1, 0], [1, 0], nil], limit: 3)
        #expect(order == [0, 2, 1])
    }

    @Test func `an opposite is no better than one across`() {
        let order = Diversity(relevance: 0.5).order(
            scores: [1, 0.2, 0],
            vectors: [[1, 0], [0, 1], [-1, 0]],
            limit: 3
        )
        #expect(order == [0, 1, 2])
    }

    @Test(arguments: [0, -1]) func `nothing is taken where nothing is asked for`(limit: Int) {
        #expect(Diversity(relevance: 0.5).order(scores: [1], vectors: [[1]], limit: limit).isEmpty)
        #expect(Diversity(relevance: 0.5).order(scores: [], vectors: [], limit: 3).isEmpty)
    }

    @Test(arguments: [UInt64](1...20)) func `a relevance of 1 is the order by score`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...40, using: &generator)
        let scores = (0..<count).map { _ in Double(Int.random(in: 0...10, using: &generator)) }
        let vectors = (0..<count).map { number in [Float].unit(of: .made(of: "\(seed) \(number)"), dimension: 4) }
        let order = Diversity(relevance: 1).order(scores: scores, vectors: vectors, limit: count)
        // The sort is stable: equal scores keep their order.
        #expect(order == scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) })
    }

    @Test(arguments: [UInt64](1...20)) func `each candidate is taken once, and more are taken in the same order`(
        seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        let scores = (0..<30).map { _ in Double.random(in: 0...1, using: &generator) }
        let vectors = (0..<30).map { number in [Float].unit(of: .made(of: "\(seed) \(number)"), dimension: 4) }
        let diversity = Diversity(relevance: .random(in: 0...1, using: &generator))
        let all = diversity.order(scores: scores, vectors: vectors, limit: 30)
        #expect(all.sorted() == Array(0..<30))
        #expect(diversity.order(scores: scores, vectors: vectors, limit: 7) == Array(all.prefix(7)))
    }
}
