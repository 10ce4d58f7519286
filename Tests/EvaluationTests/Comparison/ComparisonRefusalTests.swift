import Evaluation
import Testing

@Suite struct ComparisonRefusalTests {
    private static let fine = ComparedRun("A", .test(["q1": ["MAP": 0.5, "P@5": 0.2]]))

    @Test(
        arguments: [
            ([], nil, "No result was given; name at least two to compare."),
            ([fine], nil, "One result was given; name at least two to compare."),
            (
                [fine, ComparedRun("B", .test(nil))], nil,
                "B has no figures by question; write it with --per-query."
            ),
            (
                [fine, ComparedRun("B", .test([:]))], nil,
                "B has no figures by question; write it with --per-query."
            ),
            (
                [fine, ComparedRun("B", .test(["q1": ["MAP": 1]], data: "d2"))], nil,
                "B was measured on other data (d2) than A (d1); measure both on the same."
            ),
            (
                [fine, ComparedRun("B", .test(["q2": ["MAP": 1]]))], nil,
                "The results have no question in common; compare results over the same questions."
            ),
            ([fine, fine], ["MRR"], "A has no measure “MRR”; it has MAP, P@5."),
            (
                [fine, ComparedRun("B", .test(["q1": ["MRR": 1]]))], nil,
                "A has no measure “nDCG@10”; it has MAP, P@5."
            ),
            (
                [
                    ComparedRun("A", .test(["q1": ["MAP": 1], "q2": ["MAP": 1]])),
                    ComparedRun("B", .test(["q1": ["MAP": 1], "q2": [:]])),
                ], nil,
                "B has no MAP for the question “q2”; write the result anew with --per-query."
            ),
        ] as [([ComparedRun], [String]?, String)]
    )
    func `what cannot be compared is refused in a sentence`(runs: [ComparedRun], measures: [String]?, sentence: String)
    {
        let error = #expect(throws: ComparisonError.self) {
            try Comparison(runs, settings: ComparisonSettings(measures: measures))
        }
        #expect(error?.description == sentence)
    }
}
