import Evaluation
import Testing

@Suite struct QuestionHalfTests {
    private let questions = (1...200).map { number in
        LabelledQuestion(
            id: "q-\(number)", question: "?", language: "en", documents: [], answer: "", tags: []
        )
    }

    @Test func `the halves are apart and together all`() {
        let halves = QuestionHalf.tune.select(questions) + QuestionHalf.heldOut.select(questions)
        #expect(Set(halves.map(\.id)).count == 200 && halves.count == 200)
        #expect(QuestionHalf.all.select(questions) == questions)
    }

    @Test func `the halves are of about the same size`() {
        #expect((80...120).contains(QuestionHalf.tune.select(questions).count))
    }

    @Test func `a question stays in its half when others come and go`() {
        let some = questions.filter { !$0.id.hasSuffix("7") }
        let tuned = QuestionHalf.tune.select(questions)
        #expect(QuestionHalf.tune.select(some) == tuned.filter(some.contains))
    }

    @Test func `halves are named as on the command line`() {
        #expect(QuestionHalf.allCases.map(\.rawValue) == ["tune", "held-out", "all"])
        #expect(QuestionHalf(rawValue: "heldOut") == nil)
    }
}
