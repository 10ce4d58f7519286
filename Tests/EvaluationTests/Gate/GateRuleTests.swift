import Evaluation
import Testing

@Suite struct GateRuleTests {
    @Test(
        arguments: [
            ("nDCG@10 -0.01", GateRule("nDCG@10", .absolute(0.01))), ("MAP -2%", GateRule("MAP", .relative(0.02))),
            ("  P@5\t-.5 ", GateRule("P@5", .absolute(0.5))), ("MRR -0", GateRule("MRR", .absolute(0))),
            ("bpref -100%", GateRule("bpref", .relative(1))),
        ]
    )
    func `a rule is a measure and how far it may fall`(text: String, rule: GateRule) throws {
        #expect(try GateRule(parsing: text) == rule)
    }

    @Test(
        arguments: [
            "", "MAP", "MAP 0.01", "MAP +0.01", "MAP -", "MAP -%", "MAP - 0.01", "MAP -0.01 x", "MAP -nan", "MAP -inf",
            "MAP --0.01", "MAP -1e-2", "MAP -0x1", "MAP -1.2.3", "MAP -0,01", "MAP -101%", "MAP -2%%", "-0.01",
        ]
    )
    func `anything else is refused with the form`(text: String) {
        let error = #expect(throws: ComparisonError.self) { try GateRule(parsing: text) }
        #expect(
            error?.description
                == "The rule “\(text)” is not understood; write a measure and how far it may fall, such as "
                + "'nDCG@10 -0.01' or 'MAP -2%'."
        )
    }
}
