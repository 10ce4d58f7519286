import Evaluation
import RAGCore
import Testing

@Suite struct ExcerptScoreTests {
    private func score(
        _ excerpts: [Range<Int>],
        found: [Range<Int>],
        elsewhere: [Range<Int>] = [],
        among chunks: [Range<Int>]
    ) -> ExcerptScore {
        ExcerptScore(
            of: ExcerptQuestion(text: "?", corpus: 1, excerpts: excerpts),
            found: found.map { (1, $0) } + elsewhere.map { (0, $0) },
            among: chunks
        )
    }

    @Test func `half an excerpt in a chunk of twice its length`() {
        let score = score([10..<20], found: [15..<35], among: [0..<15, 15..<35])
        #expect(score.recall == 0.5)
        #expect(score.precision == 0.25)
        #expect(score.iou == 5.0 / 25)
        #expect(score.precisionOmega == 10.0 / 35)
    }

    @Test func `text found twice is found once, and paid for twice`() {
        let score = score([0..<10], found: [0..<10, 0..<20], among: [0..<10, 0..<20])
        #expect(score.recall == 1)
        #expect(score.precision == 10.0 / 30)
        #expect(score.iou == 10.0 / 30)
        // The text of the chunks that hold the excerpt, once.
        #expect(score.precisionOmega == 0.5)
    }

    @Test func `a chunk of another corpus holds nothing, and is paid for`() {
        let score = score([0..<10], found: [0..<10], elsewhere: [0..<10], among: [0..<10])
        #expect(score.recall == 1 && score.precision == 0.5 && score.iou == 0.5 && score.precisionOmega == 1)
    }

    @Test func `what no chunk holds is missed`() {
        let score = score([0..<10, 30..<40], found: [0..<5], among: [0..<5])
        #expect(score.recall == 0.25)
        #expect(score.precision == 1)
        #expect(score.iou == 5.0 / 20)
        #expect(score.precisionOmega == 5.0 / 20)
    }

    @Test func `a chunk that only touches an excerpt does not hold it`() {
        let score = score([10..<20], found: [], among: [0..<10, 10..<20, 20..<90])
        #expect(score.precisionOmega == 1)
        #expect(score.recall == 0 && score.precision == 0 && score.iou == 0)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `scores are those of counting byte by byte`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func ranges(_ count: ClosedRange<Int>) -> [Range<Int>] {
            (0..<Int.random(in: count, using: &generator)).map { _ in
                let start = Int.random(in: 0..<90, using: &generator)
                return start..<start + Int.random(in: 1...15, using: &generator)
            }
        }
        let excerpts = ranges(1...4)
        let chunks = ranges(1...12)
        let found = chunks.filter { _ in Bool.random(using: &generator) }
        let elsewhere = ranges(0...2)
        let score = score(excerpts, found: found, elsewhere: elsewhere, among: chunks)
        let wanted = Set(excerpts.joined())
        let hit = wanted.intersection(Set(found.joined()))
        let paid = (found + elsewhere).reduce(0) { $0 + $1.count }
        let holding = Set(chunks.filter { !wanted.isDisjoint(with: $0) }.joined())
        #expect(score.recall == Double(hit.count) / Double(wanted.count), "seed \(seed)")
        #expect(score.precision == (paid == 0 ? 0 : Double(hit.count) / Double(paid)), "seed \(seed)")
        #expect(score.iou == Double(hit.count) / Double(paid + wanted.subtracting(hit).count), "seed \(seed)")
        #expect(
            score.precisionOmega
                == Double(wanted.intersection(holding).count) / Double(holding.union(wanted).count),
            "seed \(seed)"
        )
    }
}
