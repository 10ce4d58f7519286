import Evaluation
import Foundation
import RAGCore
import Testing

@Suite struct AnswerVerdictTests {
    @Test(
        arguments: [
            // What the question's documents are, what the answer cites (nil: it refuses).
            (["a"], ["a"], .answeredRight), (["a", "b"], ["b"], .answeredRight), (["a"], ["x", "a"], .answeredRight),
            (["a"], ["x"], .answeredWrong), (["a"], [], .answeredWrong), (["a"], nil, .refusedWrong),
            ([], nil, .refusedRight), ([], ["x"], .answeredUnanswerable), ([], [], .answeredUnanswerable),
        ] as [([String], [String]?, AnswerVerdict)]
    )
    func `an answer is right where it cites a listed document`(
        documents: [String],
        cited: [String]?,
        verdict: AnswerVerdict
    ) {
        #expect(AnswerVerdict(.test(citing: cited), to: .test(documents)) == verdict)
        #expect(verdict.isAnswered == (cited != nil))
        #expect(verdict.isAnswerable == !documents.isEmpty)
    }

    @Test func `only what is answered from a listed document or rightly refused is right`() {
        #expect(AnswerVerdict.allCases.filter(\.isRight) == [.answeredRight, .refusedRight])
    }

    @Test func `a tally counts each verdict once`() {
        let tally = AnswerTally([.answeredRight, .answeredRight, .answeredWrong, .refusedWrong, .refusedRight])
        #expect(AnswerVerdict.allCases.map { tally[$0] } == [2, 1, 1, 1, 0])
        #expect(tally.answerable == 4 && tally.unanswerable == 1)
        #expect(AnswerTally().answerable == 0)
    }

    @Test func `what Nuthatch says keeps its citations in order, and a refusal its nearest page`() {
        func citation(_ index: Int, _ document: String, _ quote: String) -> Citation {
            Citation(
                index: index,
                chunkID: 1,
                documentID: document,
                uri: "",
                title: "",
                headingPath: [],
                quote: quote,
                span: 0..<4
            )
        }
        let said = Answer(
            text: "Yes. [1] No. [2]",
            isAnswerable: true,
            citations: [citation(1, "b", "Yes."), citation(2, "a", "No.")],
            route: Route(outcome: .quoted, reason: "A test."),
            handoff: Handoff(),
            suggestions: [
                Suggestion(documentID: "c", title: "", uri: ""), Suggestion(documentID: "d", title: "", uri: ""),
            ],
            corpusVersion: 1
        )
        let given = GivenAnswer(said, to: .test(), confidence: 0.7, cost: .zero, milliseconds: 2)
        #expect(
            given
                == GivenAnswer(
                    questionID: "1",
                    outcome: "quoted",
                    isAnswered: true,
                    text: "Yes. [1] No. [2]",
                    cited: ["b", "a"],
                    quotes: ["Yes.", "No."],
                    nearest: "c",
                    confidence: 0.7,
                    cost: .zero,
                    milliseconds: 2
                )
        )
    }

    @Test(arguments: [
        #"{"id": "1", "question": "?", "language": "en", "documents": [], "answer": ""}"#,
        #"{"id": "1", "question": "?", "language": "en", "documents": "a", "answer": "", "tags": []}"#,
    ])
    func `a question without all it needs is refused`(line: String) {
        #expect(throws: DecodingError.self) {
            _ = try JSONDecoder().decode(LabelledQuestion.self, from: Data(line.utf8))
        }
    }
}
