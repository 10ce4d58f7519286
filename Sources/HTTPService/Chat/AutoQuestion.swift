import JSONText
import RAGCore

/// The question that a chat asks: its last message of the user, and what was said before it.
///
/// What OpenAI's shape has no place for stands in the object `nuthatch`: filters, locale, tier, context, customer_history and
/// cache, as in `/v1/answers`. All else of the chat, such as a system message or a temperature, is for models that are
/// named outright.
struct AutoQuestion {
    var request: AnswerRequest
    var usesCache = true

    init(_ body: [UInt8], collection: String) throws(ServiceFailure) {
        let root: JSONNode
        do throws(JSONError) {
            root = try JSONDocument(body).root
        } catch {
            throw ServiceFailure(.invalidJSON, "The body is not JSON: \(error); send one JSON object.")
        }
        var turns: [ConversationTurn] = []
        for message in root["messages"].map({ Array($0.elements) }) ?? [] {
            guard let text = Self.text(of: message["content"]), !text.isEmpty else { continue }
            switch message["role"]?.string {
            case "user": turns.append(ConversationTurn(.customer, text))
            case "assistant": turns.append(ConversationTurn(.shop, text))
            default: continue
            }
        }
        guard let last = turns.lastIndex(where: { $0.speaker == .customer }) else {
            throw ServiceFailure(
                .invalidValue,
                "`messages` has no text of a user; \"auto\" answers the last message with the role \"user\".",
                param: "messages"
            )
        }
        let question = turns[last].text
        guard question.utf8.count / 4 <= AnswerBody.questionLengths.upperBound,
            AnswerBody.questionLengths.contains(question.unicodeScalars.count),
            question.contains(where: { !$0.isWhitespace })
        else {
            throw ServiceFailure(
                .invalidValue,
                "The last message of the user must be a question of at most "
                    + "\(AnswerBody.questionLengths.upperBound) characters.",
                param: "messages"
            )
        }
        request = AnswerRequest(
            question: question,
            collection: collection,
            history: Array(turns[..<last].suffix(AnswerBody.historyLimit))
        )
        guard let node = root["nuthatch"], node.kind != .null else { return }
        var fields = try ObjectReader(node, at: "nuthatch")
        request.collection = try fields.text("collection", 1...200) ?? collection
        if let filters = fields.node("filters") {
            request.filter = try FilterReader.filter(filters, at: "nuthatch.filters")
        }
        request.locale = try fields.text("locale", 2...35)
        request.tier = try fields.choice("tier")
        request.context = try fields.context()
        request.customerHistory = try fields.texts("customer_history", limit: AnswerBody.historyLimit) ?? []
        usesCache = try fields.bool("cache") ?? true
        try fields.finish()
    }

    /// A text, or the text parts of a list.
    private static func text(of content: JSONNode?) -> String? {
        guard let content else { return nil }
        if let text = content.string { return text }
        return content.elements.compactMap { $0["text"]?.string }.joined(separator: "\n")
    }
}
