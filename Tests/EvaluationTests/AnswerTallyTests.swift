import Evaluation
import Foundation
import RAGCore
import Testing

@Suite struct AnswerTallyTests {
    @Test(
        arguments: [
            // What the question's documents are, what the answer cites (nil: it refuses), what is counted.
            (["a"], ["a"], [1, 1, 0, 0, 0]), (["a", "b"], ["b"], [1, 1, 0, 0, 0]),
            (["a"], ["x", "a"], [1, 1, 0, 0, 0]),
            (["a"], ["x"], [1, 0, 1, 0, 0]), (["a"], [], [1, 0, 1, 0, 0]), (["a"], nil, [1, 0, 0, 0, 0]),
            ([], nil, [0, 0, 0, 1, 1]), ([], ["x"], [0, 0, 0, 1, 0]), ([], [], [0, 0, 0, 1, 0]),
        ] as [([String], [String]?, [Int])]
    )
    func `an answer is counted once, as what it is`(documents: [String], cited: [String]?, counts: [Int]) throws {
        var tally = AnswerTally()
        tally.add(answer(citing: cited), to: try question(documents: documents))
        #expect(tally.counts == counts)
    }

    @Test func `shares are of their own kind of question`() throws {
        var tally = AnswerTally()
        for cited in [["a"], ["a"], ["x"], nil] { tally.add(answer(citing: cited), to: try question(documents: ["a"])) }
        for cited in [["a"], nil] { tally.add(answer(citing: cited), to: try question(documents: [])) }
        #expect(tally.answerableRight == 0.5)
        #expect(tally.unanswerableRight == 0.5)
        #expect(tally.counts == [4, 2, 1, 2, 1])
    }

    @Test func `no questions have no share`() {
        #expect(AnswerTally().answerableRight == nil)
        #expect(AnswerTally().unanswerableRight == nil)
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

    private func question(documents: [String]) throws -> LabelledQuestion {
        let list = documents.map { "\"\($0)\"" }.joined(separator: ",")
        let line = #"{"id": "1", "question": "?", "language": "en", "documents": [\#(list)], "answer": "", "tags": []}"#
        let question = try JSONDecoder().decode(LabelledQuestion.self, from: Data(line.utf8))
        #expect(question.documents == documents)
        #expect(question.isAnswerable == !documents.isEmpty)
        return question
    }

    private func answer(citing documents: [String]?) -> Answer {
        Answer(
            text: documents == nil ? "" : "Yes.",
            isAnswerable: documents != nil,
            citations: (documents ?? []).enumerated().map { index, document in
                Citation(
                    index: index + 1,
                    chunkID: 1,
                    documentID: document,
                    uri: "",
                    title: "",
                    headingPath: [],
                    quote: "Yes.",
                    span: 0..<4
                )
            },
            route: Route(outcome: documents == nil ? .handoff : .quoted, reason: "A test."),
            handoff: Handoff(reason: documents == nil ? .noSource : nil),
            suggestions: [],
            corpusVersion: 1
        )
    }
}

extension AnswerTally {
    fileprivate var counts: [Int] { [answerable, answeredRight, answeredWrong, unanswerable, refusedRight] }
}
