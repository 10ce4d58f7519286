import Evaluation

extension LabelledQuestion {
    /// A question that tests have to say little of.
    static func test(
        _ documents: [String] = ["a"],
        answer: String = "",
        language: String = "en",
        tags: [String] = []
    ) -> LabelledQuestion {
        LabelledQuestion(
            id: "1",
            question: "?",
            language: language,
            documents: documents,
            answer: answer,
            tags: tags
        )
    }
}

extension GivenAnswer {
    /// An answer that cites documents, or a refusal where it cites nil.
    static func test(
        citing cited: [String]?,
        text: String = "",
        quotes: [String] = [],
        nearest: String? = nil,
        confidence: Double? = nil,
        model: String? = nil
    ) -> GivenAnswer {
        GivenAnswer(
            questionID: "1",
            outcome: cited == nil ? "handoff" : "quoted",
            isAnswered: cited != nil,
            text: text,
            cited: cited ?? [],
            quotes: quotes,
            nearest: nearest,
            confidence: confidence,
            model: model
        )
    }
}
