import JSONText

/// A call to `/v1/chat/completions`: what of it matters here.
struct ChatRequest {
    private static let choiceLimit = 8

    var model: ModelName
    var messages: [ChatMessage]
    var streams: Bool
    var includesUsage: Bool
    var tokenLimit: Int?
    var temperature: Double
    var choices: Int
    var tools: [String]
    /// Whether `response_format` asks for an object of JSON.
    var wantsJSON: Bool

    init(_ root: JSONNode) throws(RequestError) {
        model = try RequestError.model(of: root)
        guard let messages = root["messages"], messages.kind == .array else { throw .missing("messages") }
        self.messages = messages.elements.compactMap(ChatMessage.init)
        guard !self.messages.isEmpty else { throw .invalid("messages", "must hold at least one message with a role") }
        streams = root["stream"]?.bool ?? false
        includesUsage = root["stream_options"]?["include_usage"]?.bool ?? false
        tokenLimit = (root["max_completion_tokens"] ?? root["max_tokens"])?.int
        guard tokenLimit.map({ $0 >= 1 }) ?? true else { throw .invalid("max_tokens", "must be at least 1") }
        temperature = root["temperature"]?.double ?? 1
        guard 0...2 ~= temperature else { throw .invalid("temperature", "must be from 0 to 2") }
        wantsJSON = ["json_object", "json_schema"].contains(root["response_format"]?["type"]?.string)
        choices = root["n"]?.int ?? 1
        guard 1...Self.choiceLimit ~= choices else { throw .invalid("n", "must be from 1 to \(Self.choiceLimit)") }
        tools = root["tools"]?.elements.compactMap { $0["function"]?["name"]?.string } ?? []
    }

    /// What the user asks last.
    var question: String { messages.last { $0.role == "user" }?.text ?? "" }

    var promptTokens: Int {
        // Four a message for its role and the marks around it.
        messages.reduce(0) { $0 + TokenEstimate.count(ofBytes: $1.text.utf8.count) + 4 }
    }
}
