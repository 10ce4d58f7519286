import Evaluation
import Testing

@Suite struct AnswerScoresTests {
    @Test func `an answered question has all measures`() {
        let scores = AnswerScores(
            .test(
                citing: ["a", "x", "a"],
                text: "You have 60 days. [1] Tents cost 90 or 5 euros [2].",
                quotes: ["You have 60 days.", "Tents cost 5 euros"]
            ),
            to: .test(["a", "b", "c"], answer: "You have 60 days, not 30.")
        )
        #expect(scores.verdict == .answeredRight)
        let expected: [AnswerMeasure: Double] = [
            .accuracy: 1, .answerableRight: 1, .coverage: 1, .risk: 0, .citationPrecision: 1.0 / 2,
            .citationRecall: 1.0 / 3, .support: 0.5, .verbatim: 0.5, .exactMatch: 0,
            // Four words of ten and of six.
            .tokenF1: 0.5, .answerRecall: 4.0 / 6, .numbersKept: 0.5,
        ]
        for measure in AnswerMeasure.allCases {
            #expect(scores[measure] == expected[measure], "\(measure)")
        }
    }

    @Test(
        arguments: [
            // Documents, cited, and accuracy, answerable right, unanswerable right, coverage, risk.
            (["a"], nil, [0, 0, nil, 0, nil]), ([], nil, [1, nil, 1, 0, nil]), ([], ["a"], [0, nil, 0, 1, 1]),
            (["a"], ["x"], [0, 0, nil, 1, 1]),
        ] as [([String], [String]?, [Double?])]
    )
    func `a measure is there for the questions that it is of`(
        documents: [String],
        cited: [String]?,
        figures: [Double?]
    ) {
        let scores = AnswerScores(.test(citing: cited, text: "60"), to: .test(documents, answer: "60"))
        let measures: [AnswerMeasure] = [.accuracy, .answerableRight, .unanswerableRight, .coverage, .risk]
        #expect(measures.map { scores[$0] } == figures)
        let isMatched = cited != nil && !documents.isEmpty
        #expect(scores[.citationPrecision] == (isMatched ? 0 : nil))
        #expect(scores[.exactMatch] == (isMatched ? 1 : nil))
        #expect((scores[.support] != nil) == (cited != nil))
    }

    @Test func `without citations precision is 0, and without a reference there is no match`() {
        let scores = AnswerScores(.test(citing: [], text: "60"), to: .test())
        #expect(scores[.citationPrecision] == 0 && scores[.citationRecall] == 0)
        #expect(scores[.tokenF1] == nil && scores[.answerRecall] == nil && scores[.numbersKept] == nil)
    }

    @Test func `an answer without text has no sentences, and nothing of the reference`() {
        let scores = AnswerScores(.test(citing: ["a"]), to: .test(answer: "5 days"))
        #expect(scores[.support] == nil && scores[.verbatim] == nil)
        #expect(scores[.tokenF1] == 0 && scores[.exactMatch] == 0 && scores[.numbersKept] == 0)
    }

    @Test func `a reference without digits has no numbers to keep`() {
        #expect(AnswerScores(.test(citing: ["a"], text: "5"), to: .test(answer: "No."))[.numbersKept] == nil)
    }
}
