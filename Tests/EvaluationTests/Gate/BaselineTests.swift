import Evaluation
import Foundation
import Testing

@Suite struct BaselineTests {
    private let result = EvaluationResult.test([
        "q/2": ["nDCG@10": 1.0 / 3, "MAP": 0.1234567], "q \"1\"": ["nDCG@10": 1, "MAP": 0],
    ])

    @Test func `a baseline is a line a figure and a line a question, in order`() throws {
        #expect(
            try Baseline(result).text == """
                {
                  "fingerprint": {
                    "chunking": "whole",
                    "data": "d1",
                    "embedder": "e1",
                    "retrieval": "hybrid"
                  },
                  "measures": {
                    "MAP": 0.061728,
                    "nDCG@10": 0.666667
                  },
                  "queries": 2,
                  "per_query": {
                    "q \\"1\\"": {"MAP":0,"nDCG@10":1},
                    "q/2": {"MAP":0.123457,"nDCG@10":0.333333}
                  }
                }

                """
        )
    }

    @Test func `what was written is read as it was`() throws {
        for result in [result, .test(nil, measures: ["MAP": 0.25])] {
            let baseline = Baseline(result)
            #expect(try JSONDecoder().decode(Baseline.self, from: Data(baseline.text.utf8)) == baseline)
        }
    }

    @Test func `a full result is a baseline too`() throws {
        #expect(try JSONDecoder().decode(Baseline.self, from: JSONEncoder().encode(result)) == Baseline(result))
    }

    @Test func `a result passes against itself, without tolerance`() throws {
        let baseline = try JSONDecoder().decode(Baseline.self, from: Data(Baseline(result).text.utf8))
        let gate = try Gate(rules: [GateRule("MAP", .absolute(0)), GateRule("nDCG@10", .relative(0))])
        let outcome = try gate.judge(Baseline(result), against: baseline)
        #expect(outcome.passes && outcome.findings.allSatisfy { $0.difference == 0 && $0.p == 1 })
    }
}
