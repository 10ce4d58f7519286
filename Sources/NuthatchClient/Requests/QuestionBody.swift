/// A question as `/v1/answers` and `/v1/intent` take it. What is not said is left out.
struct QuestionBody: Encodable {
    var question: NuthatchClient.Question
    /// `question` for answers, `text` for intents, which know neither filters nor streams.
    var isIntent = false
    var streams = false

    private enum CodingKeys: String, CodingKey {
        case question, text, collection, history, filters, locale, tier, context, stream, cache, explain
        case customerHistory = "customer_history"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(question.text, forKey: isIntent ? .text : .question)
        try container.encodeIfPresent(question.collection, forKey: .collection)
        if !question.history.isEmpty { try container.encode(question.history, forKey: .history) }
        try container.encodeIfPresent(question.locale, forKey: .locale)
        if !question.context.isEmpty { try container.encode(question.context, forKey: .context) }
        if !question.customerHistory.isEmpty {
            try container.encode(question.customerHistory, forKey: .customerHistory)
        }
        guard !isIntent else { return }
        try container.encodeIfPresent(question.filter, forKey: .filters)
        try container.encodeIfPresent(question.tier, forKey: .tier)
        if streams { try container.encode(true, forKey: .stream) }
        if !question.usesCache { try container.encode(false, forKey: .cache) }
        if question.explains { try container.encode(true, forKey: .explain) }
    }
}
