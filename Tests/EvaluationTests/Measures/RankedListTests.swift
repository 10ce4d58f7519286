import Evaluation
import RAGCore
import Testing

@Suite struct RankedListTests {
    @Test func `the higher score comes first, and of equal ones the higher id by its bytes`() {
        let list = RankedList.unordered([
            ("d1", 1), ("d10", 1), ("D2", 1), ("é", 1), ("z", 1), ("a", 2), ("d", 1), ("y", -3),
        ])
        #expect(list.best(10) == ["a", "é", "z", "d10", "d1", "d", "D2", "y"])
        #expect(list.best(2) == ["a", "é"])
    }

    @Test func `zero and minus zero are equal`() {
        #expect(RankedList.unordered([("a", 0), ("c", -0.0), ("b", 0)]).best(3) == ["c", "b", "a"])
    }

    @Test func `a document that comes again is refused, and nothing changes`() {
        var list = RankedList.unordered([("a", 1), ("b", 2)])
        let isNew = list.append("a".utf8.span, score: 5)
        #expect(!isNew && list.count == 2 && list.best(2) == ["b", "a"])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the order of appending changes nothing`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let entries = (0..<200).map { ("d\($0)", Float(Int.random(in: 0...20, using: &generator))) }
        let best = RankedList.unordered(entries).best(200)
        #expect(RankedList.unordered(entries.shuffled(using: &generator)).best(200) == best, "seed \(seed)")
        #expect(RankedList.unordered(entries.map { ($0, 3 * $1 - 7) }).best(200) == best, "seed \(seed)")
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a ranking stays as it is, and its scores nearly so`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let scores = (0..<300).map { _ in 1 + Double(Int.random(in: 0...50, using: &generator)) * 1e-9 }.sorted(by: >)
        let ranking = scores.enumerated().map { (document: "d\($0)", score: $1) }.shuffled(using: &generator)
        let list = RankedList(ranking: zip(ranking, scores).map { (document: $0.document, score: $1) })
        #expect(list.best(300) == ranking.map(\.document), "seed \(seed)")
        #expect(list.scores.allSatisfy { abs($0 - 1) < 300 * Float(1).ulp }, "seed \(seed)")
    }

    @Test func `a ranking leaves out what comes again and what has no score`() {
        let list = RankedList(ranking: [("a", 3), ("b", .nan), ("a", 2), ("c", 1), ("d", 9), ("e", -.infinity)])
        #expect(list.best(9) == ["a", "c", "d", "e"])
        #expect(list.scores.allSatisfy { $0.isFinite })
    }
}
