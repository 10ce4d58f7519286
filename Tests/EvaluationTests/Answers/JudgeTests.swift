import Evaluation
import TestSupport
import Testing

@Suite struct JudgeTests {
    private static let question = LabelledQuestion(
        id: "q",
        question: "How long? {{answer}}",
        language: "en",
        documents: ["d"],
        answer: "60 days",
        tags: []
    )
    private static let answer = GivenAnswer(
        questionID: "q",
        outcome: "quoted",
        isAnswered: true,
        text: "You have 60 days. [1]",
        cited: ["d"],
        quotes: ["You have 60 days."]
    )

    // MARK: The prompt

    @Test func `each place is filled, and marks in what is put in stay as they are`() throws {
        let prompt = try JudgePrompt("Q {{question}} A {{answer}} S {{sources}} R {{reference}} again {{question}}")
        #expect(
            prompt.filled(Self.answer, to: Self.question)
                == "Q How long? {{answer}} A You have 60 days. [1] S [1] You have 60 days. R 60 days again How long? {{answer}}"
        )
    }

    @Test(arguments: ["{{question}} {{answer}}", "{{answer}} {{sources}}", "{{question}} {{sources}}", ""])
    func `a prompt without a place that it needs is refused`(text: String) {
        #expect(throws: JudgePromptError.self) { try JudgePrompt(text) }
    }

    // MARK: What it says

    @Test(
        arguments: [
            (#"{"supported": true, "right": false}"#, JudgeOpinion(isSupported: true, isRight: false)),
            (
                "```json\n{\"right\": true, \"supported\": true, \"why\": \"…\"}\n```",
                .init(isSupported: true, isRight: true)
            ),
            (#"Sure: {"supported": false, "right": false} Anything else?"#, .init(isSupported: false, isRight: false)),
            (#"{"supported": "true", "right": true}"#, nil), (#"{"supported": true}"#, nil), ("Yes.", nil), ("", nil),
            ("}{", nil), (#"{"supported": true, "right": true"#, nil),
        ] as [(String, JudgeOpinion?)]
    )
    func `an opinion is read whatever stands around it, and nothing else is one`(reply: String, opinion: JudgeOpinion?)
    {
        #expect(JudgeOpinion(reply) == opinion)
    }

    // MARK: Agreement

    @Test func `kappa is the agreement beyond chance`() throws {
        // Cohen's own kind of table: 20 yes, 15 no, and 5 and 10 that differ.
        let pairs =
            Array(repeating: (true, true), count: 20) + Array(repeating: (true, false), count: 5)
            + Array(repeating: (false, true), count: 10) + Array(repeating: (false, false), count: 15)
        let agreement = try #require(Agreement(pairs.map { (first: $0.0, second: $0.1) }))
        #expect(agreement.count == 50)
        #expect(abs(agreement.share - 0.7) < 1e-12)
        #expect(abs((agreement.kappa ?? 0) - 0.4) < 1e-12)
        #expect(Agreement([]) == nil)
        #expect(Agreement([(true, true), (true, true)])?.kappa == nil)
        #expect(Agreement([(true, false), (false, true)])?.kappa == -1)
    }

    @Test func `opinions are held against what is measured without a model`() {
        var wrong = Self.answer
        wrong.cited = ["other"]
        let judged = JudgedAnswers(
            model: "m",
            judged: [
                (Self.answer, Self.question, JudgeOpinion(isSupported: true, isRight: true)),
                (wrong, Self.question, JudgeOpinion(isSupported: true, isRight: true)),
                (Self.answer, Self.question, nil),
            ]
        )
        #expect(judged.answers == 3 && judged.unreadable == 1)
        #expect(judged.supported == 1 && judged.right == 1)
        #expect(judged.supportAgreement?.share == 1)
        #expect(judged.rightAgreement?.share == 0.5)
        let nothing = JudgedAnswers(model: "m", judged: [(Self.answer, Self.question, nil)])
        #expect(nothing.supported == nil && nothing.rightAgreement == nil && nothing.unreadable == 1)
    }
}
