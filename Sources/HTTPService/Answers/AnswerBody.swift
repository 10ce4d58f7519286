import JSONText
import RAGCore

/// The body of a question: what is asked, and how the answer should come.
struct AnswerBody {
    var request: AnswerRequest
    var streams: Bool
    var usesCache: Bool
    var explains: Bool

    static let questionLengths = 1...8_000
    static let historyLimit = 50
    static let contextLimit = 50

    init(_ bytes: [UInt8]) throws(ServiceFailure) {
        var fields = try ObjectReader(bytes)
        let question = try fields.requiredText("question", Self.questionLengths)
        guard question.contains(where: { !$0.isWhitespace }) else {
            throw fields.wrong("question", "a question, not blanks alone")
        }
        request = AnswerRequest(
            question: question,
            collection: try fields.text("collection", 1...200) ?? "default",
            history: try fields.history(),
            locale: try fields.text("locale", 2...35)
        )
        request.tier = try fields.choice("tier")
        if let filters = fields.node("filters") { request.filter = try FilterReader.filter(filters, at: "filters") }
        request.context = try fields.context()
        request.customerHistory = try fields.texts("customer_history", limit: Self.historyLimit) ?? []
        streams = try fields.bool("stream") ?? false
        usesCache = try fields.bool("cache") ?? true
        explains = try fields.bool("explain") ?? false
        try fields.finish()
    }
}

extension ObjectReader {
    /// What was said before, oldest first.
    mutating func history() throws(ServiceFailure) -> [ConversationTurn] {
        guard let turns = try list("history", limit: AnswerBody.historyLimit) else { return [] }
        var history: [ConversationTurn] = []
        for turn in turns {
            var fields = try ObjectReader(turn.node, at: turn.place)
            let role = try fields.requiredText("role", 1...20)
            guard role == "user" || role == "assistant" else {
                throw fields.wrong("role", "\"user\" or \"assistant\"")
            }
            let text = try fields.requiredText("content", 0...20_000)
            try fields.finish()
            history.append(ConversationTurn(role == "user" ? .customer : .shop, text))
        }
        return history
    }

    /// What the shop knows of the conversation: texts, numbers and truth values by name.
    mutating func context() throws(ServiceFailure) -> [String: String] {
        guard let node = node("context") else { return [:] }
        guard node.kind == .object else { throw wrong("context", "an object") }
        var context: [String: String] = [:]
        for (key, value) in node.members {
            guard context.count < AnswerBody.contextLimit, key.utf8.count <= 200 else {
                throw wrong("context", "an object of at most \(AnswerBody.contextLimit) fields with short names")
            }
            switch value.kind {
            case .string where value.range.count <= 4_000: context[key] = value.string
            case .number, .bool: context[key] = String(decoding: value.bytes, as: UTF8.self)
            case .null: continue
            default: throw wrong("context", "an object of short texts, numbers and booleans")
            }
        }
        return context
    }
}
