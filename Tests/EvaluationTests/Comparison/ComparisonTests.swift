import Evaluation
import Foundation
import RAGCore
import Testing

@Suite struct ComparisonTests {
    private let settings = ComparisonSettings(
        bootstrap: Bootstrap(resamples: 500),
        test: RandomisationTest(resamples: 999)
    )

    private func random(_ seed: UInt64, above: Double = 0) -> EvaluationResult {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<60).map { number in
            let figures = ["nDCG@10", "MAP", "Hit@1"].map {
                ($0, above + Double.random(in: 0...0.5, using: &generator))
            }
            return ("q\(number)", Dictionary(uniqueKeysWithValues: figures))
        }
        return .test(Dictionary(uniqueKeysWithValues: rows))
    }

    @Test func `what is clearly better or worse is called so, and what is the same too`() throws {
        let runs = [
            ComparedRun("A", random(1, above: 0.2)), ComparedRun("B", random(2, above: 0.5)),
            ComparedRun("C", random(3)), ComparedRun("D", random(1, above: 0.2)),
        ]
        let comparison = try Comparison(runs, settings: settings)
        #expect(comparison.tests == 9)
        #expect(comparison.queries == 60)
        #expect(comparison.runs.map(\.name) == ["A", "B", "C", "D"])
        #expect(comparison.comparisons.map(\.name) == ["B", "C", "D"])
        let verdicts = comparison.comparisons.map { $0.measures.map(\.verdict) }
        #expect(verdicts == [.better, .worse, .equal].map { Array(repeating: $0, count: 3) })
        #expect(comparison.comparisons[0].measures.map(\.measure) == ["nDCG@10", "Hit@1", "MAP"])
        let equal = comparison.comparisons[2].measures[0]
        #expect(equal.p == 1 && equal.difference == 0 && equal.ties == 60 && equal.moreQuestions == nil)
        #expect(comparison.comparisons[2].changed.isEmpty)
    }

    @Test(arguments: 1...5)
    func `A beside B is the mirror image of B beside A`(seed: UInt64) throws {
        let (a, b) = (ComparedRun("A", random(seed)), ComparedRun("B", random(seed + 100, above: 0.03)))
        let there = try Comparison([a, b], settings: settings)
        let back = try Comparison([b, a], settings: settings)
        for (one, other) in zip(there.comparisons[0].measures, back.comparisons[0].measures) {
            #expect(abs(one.difference + other.difference) < 1e-12)
            #expect(abs(one.baselineMean - other.mean) < 1e-12)
            #expect(abs(one.interval.low + other.interval.high) < 1e-12)
            #expect(one.p == other.p && one.correctedP == other.correctedP)
            #expect(one.wins == other.losses && one.losses == other.wins && one.ties == other.ties)
            #expect(one.moreQuestions == other.moreQuestions)
        }
        #expect(there.comparisons[0].changed.map(\.id) == back.comparisons[0].changed.map(\.id))
    }

    @Test func `of little difference it says how many more questions would tell`() throws {
        // Mean 0.1, deviation 0.5: ((1.95996 + 0.84162) · 0.5 / 0.1)² is 196.2, less the 26 that are there.
        let spread = 0.5 * (25.0 / 26).squareRoot()
        let ups = (0..<26).map { 0.5 + 0.1 + ($0 % 2 == 0 ? spread : -spread) }
        let flat = [Double](repeating: 0.5, count: 26)
        let row = try Comparison(
            [ComparedRun("A", .test("MAP", flat)), ComparedRun("B", .test("MAP", ups))],
            settings: settings
        ).comparisons[0].measures[0]
        let differences = PairedDifferences(from: flat, to: ups)
        #expect(abs(differences.deviation - 0.5) < 1e-12)
        #expect(row.verdict == .undecided)
        #expect(row.moreQuestions == 171)
        #expect(row.conclusion == "no difference can be told; about 171 more questions would")
    }

    @Test func `p is corrected over all measures and runs`() throws {
        let base = ComparedRun("A", random(1))
        let rise = ComparedRun("B", random(4, above: 0.07))
        let alone = try Comparison(
            [base, rise],
            settings: ComparisonSettings(measures: ["MAP"], test: RandomisationTest(resamples: 999))
        )
        #expect(alone.leading == "MAP" && alone.tests == 1)
        #expect(alone.comparisons[0].measures.map(\.correctedP) == alone.comparisons[0].measures.map(\.p))
        let all = try Comparison([base, rise, ComparedRun("C", random(9))], settings: settings)
        let rows = all.comparisons.flatMap(\.measures)
        #expect(rows.map(\.correctedP) == HolmCorrection.adjusted(rows.map(\.p)))
        #expect(rows.contains { $0.correctedP > $0.p })
    }

    @Test func `the questions that changed most come first, with both rankings`() throws {
        let rankings = ["q01": ["x", "y"]]
        let questions = ["q01": EvaluationResult.Question(text: "Where is it?")]
        let rows = { (figures: [Double]) in
            Dictionary(uniqueKeysWithValues: figures.enumerated().map { ("q0\($0)", ["nDCG@10": $1]) })
        }
        let a = EvaluationResult.test(rows([0.5, 1, 0.5, 0.25, 0.5]), rankings: rankings)
        let b = EvaluationResult.test(rows([0.5, 0, 0.875, 0.625, 0.375]), questions: questions)
        var settings = settings
        settings.changedQuestions = 3
        let run = try Comparison([ComparedRun("A", a), ComparedRun("B", b)], settings: settings).comparisons[0]
        #expect(run.changed.map(\.id) == ["q01", "q02", "q03"])
        #expect(run.changed[0].text == "Where is it?" && run.changed[1].text == nil)
        #expect(run.changed[0].baseline == 1 && run.changed[0].value == 0 && run.changed[0].difference == -1)
        #expect(run.changed[0].baselineRanking == ["x", "y"] && run.changed[0].ranking == [])
        #expect(run.differences.map(\.id) == ["q01", "q04", "q00", "q02", "q03"])
    }

    @Test func `the measure that leads can be chosen`() throws {
        var settings = settings
        settings.leading = "Hit@1"
        let comparison = try Comparison([ComparedRun("A", random(1)), ComparedRun("B", random(2))], settings: settings)
        #expect(comparison.leading == "Hit@1")
        #expect(comparison.comparisons[0].measures.map(\.measure) == ["Hit@1", "MAP", "nDCG@10"])
        settings.measures = ["MAP", "nDCG@10", "MAP"]
        settings.leading = nil
        let named = try Comparison([ComparedRun("A", random(1)), ComparedRun("B", random(2))], settings: settings)
        #expect(named.comparisons[0].measures.map(\.measure) == ["MAP", "nDCG@10"])
    }

    @Test func `only questions that all have are compared, and the others are named`() throws {
        let a = EvaluationResult.test(["q1": ["MAP": 1], "q2": ["MAP": 0], "q3": ["MAP": 1], "q4": ["MAP": 1]])
        let b = EvaluationResult.test(["q2": ["MAP": 1], "q3": ["MAP": 0.5]])
        let comparison = try Comparison([ComparedRun("A", a), ComparedRun("B", b)], settings: settings)
        #expect(comparison.queries == 2)
        #expect(comparison.comparisons[0].measures[0].baselineMean == 0.5)
        #expect(comparison.comparisons[0].measures[0].mean == 0.75)
        #expect(
            comparison.notes == [
                "A has 2 questions that not every result has (q1, q4); compared are the 2 that all have."
            ]
        )
    }

    @Test func `its JSON has the keys of the command line, and comes back the same`() throws {
        var settings = settings
        settings.hasSlices = true
        let comparison = try Comparison([ComparedRun("A", random(1)), ComparedRun("B", random(2))], settings: settings)
        let data = try JSONEncoder().encode(comparison)
        #expect(try JSONDecoder().decode(Comparison.self, from: data) == comparison)
        let text = String(decoding: data, as: UTF8.self)
        for key in ["baseline_mean", "p_holm", "p_student", "comparisons", "leading", "baseline_ranking"] {
            #expect(text.contains("\"\(key)\":"), "\(key)")
        }
    }
}
