import JSONText
package import RAGCore

/// A whole answer of an upstream, kept as it came.
package struct ChatResponse: Sendable, Equatable {
    package let id: String?
    /// As the upstream names it.
    package let model: String?
    /// Of the first choice; empty where that calls a tool instead.
    package let text: String
    /// Of the first choice.
    package let finishReason: String?
    /// Whether every choice has ended for a reason that it tells.
    package let isFinished: Bool
    /// Whether a choice calls a tool.
    package let hasToolCall: Bool
    /// Nil where the upstream did not say, or said nonsense.
    package let usage: TokenUsage?
    package let bytes: [UInt8]

    /// - Throws: for what is no chat completion.
    package init(_ bytes: [UInt8]) throws(WireError) {
        let root = try UpstreamAnswer.document(bytes).root
        guard let choices = root["choices"], choices.kind == .array else {
            throw .incompleteAnswer(lacks: "the list `choices`")
        }
        guard let choice = choices.elements.first, let message = choice["message"],
            message.kind == .object
        else { throw .incompleteAnswer(lacks: "a choice with a message") }
        id = root["id"]?.string
        model = root["model"]?.string
        text = message["content"]?.string ?? ""
        finishReason = choice["finish_reason"]?.string
        isFinished = choices.elements.allSatisfy { $0["finish_reason"]?.string != nil }
        hasToolCall = choices.elements.contains { choice in
            ["tool_calls", "function_call"].contains { name in
                choice["message"]?[name].map { $0.kind == .object || $0.elements.isEmpty == false } ?? false
            }
        }
        usage = TokenUsage(root["usage"])
        self.bytes = bytes
    }
}
