import Evaluation
import Foundation
import RAGCore
import Testing

@Suite struct MeasureFigureTests {
    /// Relevant are a, b and e, of which e is not found; d is in the pool and not judged, x is not in the pool.
    private static let topic = TopicJudgments([("a", 2), ("b", 1), ("e", 1), ("c", 0), ("f", 0), ("d", -1)])
    private static let list = RankedList.ranked(["d", "b", "x", "c", "a"])

    private static let expected: [(name: String, figure: Double)] = [
        ("nDCG", (1 * at(2) + 2 * at(5)) / (2 * at(1) + 1 * at(2) + 1 * at(3))),
        ("nDCG@10", (1 * at(2) + 2 * at(5)) / (2 * at(1) + 1 * at(2) + 1 * at(3))),
        ("nDCG@2", 1 * at(2) / (2 * at(1) + 1 * at(2))),
        ("nDCG@1", 0),
        ("nDCGexp", (1 * at(2) + 3 * at(5)) / (3 * at(1) + 1 * at(2) + 1 * at(3))),
        ("nDCGexp@4", 1 * at(2) / (3 * at(1) + 1 * at(2) + 1 * at(3))),
        ("MAP", (1.0 / 2 + 2.0 / 5) / 3),
        ("MAP@4", 1.0 / 2 / 3),
        ("MRR", 1.0 / 2),
        ("MRR@1", 0),
        ("P@2", 1.0 / 2),
        // Over the cut-off, though there are five documents only.
        ("P@10", 2.0 / 10),
        ("Recall@2", 1.0 / 3),
        ("Recall@100", 2.0 / 3),
        ("Hit@1", 0),
        ("Hit@2", 1),
        ("R-precision", 1.0 / 3),
        // Before a stands c, one of two documents judged 0.
        ("bpref", (1 + 0.5) / 3),
        // Before b, at 2, stands d, of the pool; before a, at 5, stand b, c and d of the pool, of which b and c are judged.
        ("infAP", (1.0 / 2 + 1.0 / 2 * 0.5 + 1.0 / 5 + 4.0 / 5 * 0.75 * (1.00001 / 2.00002)) / 3),
        ("Judged@10", 4.0 / 5),
        ("Judged@3", 2.0 / 3),
        ("Judged", 4.0 / 5),
    ]

    /// What a gain counts at a rank.
    private static func at(_ rank: Double) -> Double { 1 / log2(rank + 1) }

    @Test(arguments: expected)
    func `a figure is what one finds by hand`(name: String, expected: Double) throws {
        let figure = try Measure(name).figure(of: GradedRanking(Self.list, judgedBy: Self.topic))
        #expect(abs(figure - expected) < 1e-12)
    }

    private static let names = [
        "nDCG", "nDCG@10", "nDCGexp@10", "MAP", "MAP@5", "MRR", "P@5", "Recall@5", "Hit@1", "R-precision", "bpref",
        "infAP",
    ]

    @Test(arguments: names + ["Judged@5", "Judged"])
    func `nothing found is 0`(name: String) throws {
        #expect(try Measure(name).figure(of: GradedRanking(RankedList(), judgedBy: Self.topic)) == 0)
    }

    @Test(arguments: names)
    func `where nothing is relevant all figures are 0`(name: String) throws {
        for grades in [[("a", 0), ("d", 0)], [("a", -1), ("b", -2)]] {
            #expect(try Measure(name).figure(of: GradedRanking(Self.list, judgedBy: TopicJudgments(grades))) == 0)
        }
    }

    @Test(arguments: names)
    func `the best ranking is 1`(name: String) throws {
        let topic = TopicJudgments((0..<5).map { ("d\($0)", 5 - $0) } + [("z", 0)])
        let best = RankedList.ranked((0..<5).map { "d\($0)" } + ["x", "z"])
        let figure = try Measure(name).figure(of: GradedRanking(best, judgedBy: topic))
        // Inferred average precision never counts a sample as the whole.
        #expect(abs(figure - 1) < (name == "infAP" ? 1e-4 : 1e-12))
    }

    @Test func `more documents judged 0 than relevant ones take no more than everything from bpref`() throws {
        let topic = TopicJudgments([("a", 1), ("n1", 0), ("n2", 0), ("n3", 0)])
        let ranking = GradedRanking(.ranked(["n1", "n2", "n3", "a"]), judgedBy: topic)
        #expect(try Measure("bpref").figure(of: ranking) == 0)
    }

    @Test func `gains of the highest grades are numbers`() throws {
        let topic = TopicJudgments([("a", 1000), ("b", 1000), ("c", -1000)])
        let ranking = GradedRanking(.ranked(["c", "a", "b"]), judgedBy: topic)
        let figure = try Measure("nDCGexp@10").figure(of: ranking)
        #expect(abs(figure - (Self.at(2) + Self.at(3)) / (Self.at(1) + Self.at(2))) < 1e-12)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `moving a relevant document up by one place never lowers a figure`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let documents = (0..<30).map { "d\($0)" }
        let topic = TopicJudgments(documents.prefix(15).map { ($0, Int.random(in: 0...3, using: &generator)) })
        let relevant = GradedRanking(RankedList(), judgedBy: topic).relevant
        let order = documents.shuffled(using: &generator)
        let before = GradedRanking(.ranked(order), judgedBy: topic)
        for found in before.judged where found.grade > 0 && found.position > 0 {
            let above = before.judged.first { $0.position == found.position - 1 }
            guard above.map({ $0.grade < found.grade }) ?? true, relevant > 0 else { continue }
            var swapped = order
            swapped.swapAt(found.position, found.position - 1)
            let after = GradedRanking(.ranked(swapped), judgedBy: topic)
            for measure in try Self.names.map(Measure.init) where measure.description != "infAP" {
                let (low, high) = (measure.figure(of: before), measure.figure(of: after))
                #expect(low <= high + 1e-12, "\(measure), seed \(seed)")
            }
        }
    }
}
