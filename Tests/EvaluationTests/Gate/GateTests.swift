import Evaluation
import Foundation
import RAGCore
import Testing

@Suite struct GateTests {
    private func judge(
        _ rule: String,
        _ result: EvaluationResult,
        _ baseline: EvaluationResult,
        across: Set<FingerprintPart> = []
    ) throws -> GateOutcome {
        try Gate(rules: [GateRule(parsing: rule)], across: across).judge(Baseline(result), against: Baseline(baseline))
    }

    private let base = EvaluationResult.test("MAP", [Double](repeating: 0.5, count: 20))

    @Test(
        arguments: [
            // How much each of 20 questions fell, the rule, whether it is beyond tolerance and noise, whether it passes.
            (0.02, "MAP -0.01", true, true, false), (0.02, "MAP -0.02", false, true, true),
            (0.02, "MAP -3%", true, true, false), (0.02, "MAP -4%", false, true, true),
            (0, "MAP -0", false, false, true),
            (-0.1, "MAP -0", false, false, true),
        ]
    )
    func `what fell beyond its tolerance and beyond noise fails`(
        fall: Double,
        rule: String,
        isBeyondTolerance: Bool,
        isBeyondNoise: Bool,
        passes: Bool
    ) throws {
        let result = EvaluationResult.test("MAP", [Double](repeating: 0.5 - fall, count: 20))
        let outcome = try judge(rule, result, base)
        let finding = outcome.findings[0]
        #expect(finding.isBeyondTolerance == isBeyondTolerance)
        #expect(finding.isBeyondNoise == isBeyondNoise)
        #expect(outcome.passes == passes)
        #expect(outcome.notes.isEmpty)
    }

    @Test func `a fall that noise may carry passes, however far`() throws {
        // One question lost all, one gained a little: half of all patterns of signs fall as far.
        let result = EvaluationResult.test("MAP", [0, 0.7] + [Double](repeating: 0.5, count: 18))
        let outcome = try judge("MAP -0.01", result, base)
        #expect(outcome.findings[0].isBeyondTolerance && outcome.findings[0].p == 0.5)
        #expect(outcome.passes)
        #expect(outcome.findings[0].conclusion == "fell beyond its tolerance, but no further than noise may carry it")
    }

    @Test func `without figures by question the tolerance decides, and that is said`() throws {
        let result = EvaluationResult.test(nil, measures: ["MAP": 0.4])
        let outcome = try judge("MAP -0.05", result, .test(nil, measures: ["MAP": 0.5]))
        #expect(!outcome.passes && outcome.findings[0].p == nil && outcome.findings[0].isBeyondNoise == nil)
        #expect(
            outcome.notes == [
                "The result has no figures by question, so the tolerance alone decides; write it with --per-query.",
                "The baseline has no figures by question, so the tolerance alone decides; write it with --per-query.",
            ]
        )
        #expect(try judge("MAP -0.1", result, .test(nil, measures: ["MAP": 0.5])).passes)
    }

    @Test func `each rule has its finding, and one that fails fails all`() throws {
        let rows = { (map: Double) in
            Dictionary(uniqueKeysWithValues: (0..<10).map { ("q\($0)", ["MAP": map, "P@5": 0.2]) })
        }
        let gate = try Gate(rules: [GateRule("P@5", .absolute(0)), GateRule("MAP", .absolute(0.1))])
        let outcome = try gate.judge(Baseline(.test(rows(0.1))), against: Baseline(.test(rows(0.9))))
        #expect(outcome.findings.map(\.measure) == ["P@5", "MAP"])
        #expect(outcome.findings.map(\.passes) == [true, false])
        #expect(!outcome.passes)
    }

    @Test func `its JSON says whether it is passed`() throws {
        let outcome = try judge("MAP -0", .test("MAP", [Double](repeating: 0.25, count: 20)), base)
        let data = try JSONEncoder().encode(outcome)
        #expect(try JSONDecoder().decode(GateOutcome.self, from: data) == outcome)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("\"passes\":false") && text.contains("\"beyond_noise\":true"))
    }

    @Test func `other chunking or another embedder is compared where it is allowed`() throws {
        let other = EvaluationResult.test("MAP", [Double](repeating: 0.5, count: 20), chunking: "structure 200")
        #expect(try judge("MAP -0", other, base, across: [.chunking]).passes)
        #expect(throws: ComparisonError.self) { try judge("MAP -0", other, base, across: [.embedder]) }
    }

    private static let two = ["q1": ["MAP": 0.5], "q2": ["MAP": 0.5]]

    @Test(
        arguments: [
            (
                EvaluationResult.test(two, data: "d2"),
                "The result was measured on other data (d2) than the baseline (d1); measure both on the same."
            ),
            (
                .test(two, chunking: "structure 200"),
                "The result was measured with the chunking “structure 200”, the baseline with “whole”; measure with the "
                    + "same, or allow it with --across chunking."
            ),
            (
                .test(two, embedder: "e2"),
                "The result was measured with the embedder “e2”, the baseline with “e1”; measure with the same, or allow it "
                    + "with --across embedder."
            ),
            (
                .test(["q1": ["MAP": 0.5], "q3": ["MAP": 0.5], "q4": ["MAP": 0.5]]),
                "The result lacks 1 of the baseline's questions and has 2 that it lacks; measure on the same, or write a new "
                    + "baseline with --update."
            ),
            (
                .test(["q1": ["P@5": 0.5], "q2": ["P@5": 0.5]]),
                "The result has no measure “MAP”; it has P@5."
            ),
            (
                .test(["q1": ["MAP": 0.5], "q2": ["P@5": 0.5]]),
                "The result has no MAP for the question “q2”; write the result anew with --per-query."
            ),
        ]
    )
    func `what cannot be held against the baseline is refused in a sentence`(
        result: EvaluationResult,
        sentence: String
    ) {
        let error = #expect(throws: ComparisonError.self) { try judge("MAP -0.01", result, .test(Self.two)) }
        #expect(error?.description == sentence)
    }

    @Test func `a gate without rules is refused`() {
        let error = #expect(throws: ComparisonError.self) { try Gate(rules: []) }
        #expect(error?.description == "There is no rule; give at least one, such as --rule 'nDCG@10 -0.01'.")
    }

    @Test func `what may differ is named in a list`() throws {
        #expect(try FingerprintPart.list("chunking, embedder") == [.chunking, .embedder])
        let error = #expect(throws: ComparisonError.self) { try FingerprintPart.list("chunking,data") }
        #expect(error?.description == "--across names “data”; it may name chunking, embedder.")
    }

    @Test func `of results that differ by chance alone at most 5 % fail`() throws {
        var generator = SeededGenerator(seed: 21)
        let gate = try Gate(rules: [GateRule("MAP", .absolute(0))], test: RandomisationTest(resamples: 300))
        let failed = try (0..<400).count { _ in
            let sides = (0..<2).map { _ in
                EvaluationResult.test("MAP", (0..<30).map { _ in Double.random(in: 0...1, using: &generator) })
            }
            return try !gate.judge(Baseline(sides[0]), against: Baseline(sides[1])).passes
        }
        // 20 with a deviation of 4.4.
        #expect((7...33).contains(failed), "seed 21: \(failed) of 400")
    }
}
