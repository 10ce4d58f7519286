import Evaluation
import Testing

@Suite struct EvaluatorTests {
    private let judgments = Judgments(["q1": [("a", 1)], "q2": [("a", 1)], "q3": [("a", 0)], "q4": [("b", 1)]])
    private let fingerprint = EvaluationResult.Fingerprint(data: "d")

    private func evaluator(depth: Int = 0) throws -> Evaluator {
        var evaluator = Evaluator(try Measure.list("MRR,Hit@1"), judgments: judgments, rankingDepth: depth)
        evaluator.add(.ranked(["a", "b"]), for: "q1")
        evaluator.add(.ranked(["b", "a"]), for: "q2")
        evaluator.add(.ranked(["a", "b"]), for: "q3")
        evaluator.add(.ranked(["a", "b"]), for: "unknown")
        return evaluator
    }

    @Test func `means are over the judged questions that have a ranking`() throws {
        let result = try evaluator().result(countsMissing: false, fingerprint: fingerprint)
        #expect(result.queries == 3)
        #expect(result.measures == ["MRR": 0.5, "Hit@1": 1.0 / 3])
    }

    @Test func `means count questions without a ranking on request`() throws {
        let result = try evaluator().result(countsMissing: true, fingerprint: fingerprint)
        #expect(result.queries == 4)
        #expect(result.measures == ["MRR": 0.375, "Hit@1": 0.25])
    }

    @Test func `each judged question has figures, zeros where it has no ranking`() throws {
        let result = try evaluator(depth: 1).result(countsMissing: false, fingerprint: fingerprint)
        let expected = [
            "q1": ["MRR": 1.0, "Hit@1": 1], "q2": ["MRR": 0.5, "Hit@1": 0], "q3": ["MRR": 0, "Hit@1": 0],
            "q4": ["MRR": 0, "Hit@1": 0],
        ]
        #expect(result.perQuery == expected)
        #expect(result.rankings == ["q1": ["a"], "q2": ["b"], "q3": ["a"]])
    }

    @Test func `questions without judgments are counted and left out`() throws {
        let evaluator = try evaluator()
        #expect(evaluator.unjudged == 1 && evaluator.judged == 3)
    }

    @Test func `a second ranking replaces the first`() throws {
        var evaluator = try evaluator()
        evaluator.add(.ranked(["a"]), for: "q2")
        #expect(evaluator.judged == 3)
        #expect(evaluator.result(countsMissing: false, fingerprint: fingerprint).perQuery?["q2"]?["Hit@1"] == 1)
    }
}
