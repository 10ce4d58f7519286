import Evaluation
import Testing

@Suite struct MeasureNameTests {
    @Test(
        arguments: [
            ("nDCG@10", "nDCG@10"), ("ndcg@10", "nDCG@10"), ("ndcg_cut_10", "nDCG@10"), ("nDCG", "nDCG"),
            ("nDCGexp@5", "nDCGexp@5"), ("nDCG(dcg='exp-log2')@5", "nDCGexp@5"), ("nDCG(dcg=\"exp-log2\")", "nDCGexp"),
            ("MAP", "MAP"), ("AP@10", "MAP@10"), ("map_cut_10", "MAP@10"), ("MRR", "MRR"), ("RR@10", "MRR@10"),
            ("recip_rank", "MRR"), ("P@5", "P@5"), ("P_5", "P@5"), ("Recall@100", "Recall@100"),
            ("R@100", "Recall@100"),
            ("Hit@1", "Hit@1"), ("Success@1", "Hit@1"), ("success_1", "Hit@1"), ("R-precision", "R-precision"),
            ("Rprec", "R-precision"), ("bpref", "bpref"), ("Bpref", "bpref"), ("infAP", "infAP"),
            ("Judged@10", "Judged@10"),
            ("Judged", "Judged"), ("P@123456", "P@123456"),
        ]
    )
    func `a measure is read under the names of the field and printed under one`(name: String, printed: String) throws {
        let measure = try Measure(name)
        #expect(measure.description == printed)
        #expect(try Measure(printed) == measure)
    }

    private static let overview = """
        nDCG@k, nDCGexp@k, MAP@k, MRR@k, P@k, Recall@k, Hit@k, R-precision, bpref, infAP and Judged@k, where k is any \
        whole number from 1 and nDCG, nDCGexp, MAP, MRR and Judged stand without one too
        """

    @Test(
        arguments: [
            ("nDGC@10", "There is no measure “nDGC@10”; there are \(overview)."),
            ("", "No measure is named; there are \(overview)."),
            (",", "No measure is named; there are \(overview)."),
            ("P", "“P” has no cut-off; say how many documents it looks at, as in P@10."),
            ("bpref@5", "“bpref@5” has a cut-off, and bpref looks at all documents; write bpref."),
            ("P@0", "The cut-off of “P@0” is “0”; it must be a whole number from 1."),
            ("P@-1", "The cut-off of “P@-1” is “-1”; it must be a whole number from 1."),
            ("P@ten", "The cut-off of “P@ten” is “ten”; it must be a whole number from 1."),
            (
                "P@99999999999999999999",
                "The cut-off of “P@99999999999999999999” is “99999999999999999999”; "
                    + "it must be a whole number from 1."
            ),
        ]
    )
    func `a name that is none is refused with what there is`(list: String, sentence: String) {
        let error = #expect(throws: MeasureError.self) { try Measure.list(list) }
        #expect(error?.description == sentence)
    }

    @Test func `a list keeps its order, and each measure once`() throws {
        let measures = try Measure.list("MRR, nDCG@10 ,RR,P@5")
        #expect(measures.map(\.description) == ["MRR", "nDCG@10", "P@5"])
    }

    @Test func `the default measures are these`() {
        #expect(
            Measure.standard.map(\.description)
                == ["nDCG@10", "MAP", "MRR", "P@5", "Recall@100", "Hit@1", "R-precision", "bpref"]
        )
    }
}
