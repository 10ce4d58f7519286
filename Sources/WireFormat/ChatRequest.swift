import JSONText

/// The body of a chat completion's request, kept as it came.
///
/// What the gateway must know is read and checked; all else passes through, byte for byte, for the upstream to judge.
package struct ChatRequest: Sendable {
    package let model: String?
    package let stream: Bool
    /// Whether the caller asked for a stream's last chunk to hold its usage.
    package let includesUsage: Bool
    package let messageCount: Int
    /// Of each answer.
    package let maxTokens: Int?
    package let hasTools: Bool
    /// How many answers are asked for.
    package let n: Int

    private let document: JSONDocument

    package static let messageLimit = 10_000

    /// - Throws: where the body is no object, a field has the wrong type, there is no message, or one has no role.
    package init(_ bytes: [UInt8]) throws(WireError) {
        let fields = try RequestFields(bytes)
        document = fields.document
        model = try fields.model()
        stream = try fields.bool("stream") ?? false
        includesUsage = try fields.object("stream_options")?["include_usage"]?.bool ?? false
        let newer = try fields.int("max_completion_tokens", in: 1...Self.countLimit)
        let older = try fields.int("max_tokens", in: 1...Self.countLimit)
        maxTokens = newer ?? older
        n = try fields.int("n", in: 1...128) ?? 1
        let lists = [try fields.array("tools"), try fields.array("functions")]
        hasTools = lists.contains { $0?.elements.isEmpty == false }
        messageCount = try Self.checkedCount(of: fields.array("messages"))
    }

    /// A request written by ourselves.
    package init(model: String?, messages: [ChatMessage], options: ChatOptions = ChatOptions()) throws(WireError) {
        try self.init(ChatRequestWriter.body(model: model, messages: messages, options: options))
    }

    /// The body as it came.
    package var bytes: [UInt8] { document.bytes }

    /// What the user said last: the text of the last message with the role `user`, its parts joined by line ends. Nil
    /// where there is none.
    package var lastUserText: String? {
        var last: JSONNode?
        guard let messages = document.root["messages"] else { return nil }
        for message in messages.elements where message["role"]?.string == "user" { last = message["content"] }
        guard let last else { return nil }
        if let text = last.string { return text }
        let parts = last.elements.compactMap { $0["text"]?.string }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// Appends the canonical form of everything that changes the answer, for the key of a cache.
    ///
    /// The model is left out: add the one that was routed to. So is what only names the caller or sorts the upstream's
    /// records. Fields that nobody here knows are in, since vendors' fields change answers, and so are those that
    /// change how an answer comes (`stream`, `stream_options`) and at what price (`service_tier`).
    package func appendCanonical(to bytes: inout [UInt8]) {
        CanonicalJSON.append(document.root, leavingOut: Self.withoutEffect, to: &bytes)
    }

    /// The body for an upstream, with its name of the model and its dialect.
    ///
    /// - Parameters:
    ///   - stream: whether the upstream is asked for a stream, whatever the caller asked for.
    ///   - addUsage: whether a stream is to end with its usage, even if the caller did not ask for that.
    package func body(
        model: String,
        stream: Bool,
        addUsage: Bool,
        rules: RequestDialect = RequestDialect()
    ) -> [UInt8] {
        var edit = rules.edit
        var name: [UInt8] = []
        name.appendJSON(model)
        edit.values["model"] = name
        if stream != self.stream { edit.values["stream"] = Array((stream ? "true" : "false").utf8) }
        if !stream {
            // Upstreams refuse it without a stream.
            edit.removed.insert("stream_options")
        } else if addUsage, !includesUsage {
            edit.values["stream_options"] = streamOptionsWithUsage
        }
        return edit.applied(to: document.root)
    }

    private var streamOptionsWithUsage: [UInt8] {
        guard let options = document.root["stream_options"], options.kind == .object else {
            return Array(#"{"include_usage":true}"#.utf8)
        }
        var edit = JSONEdit()
        edit.values["include_usage"] = Array("true".utf8)
        return edit.applied(to: options)
    }

    private static func checkedCount(of messages: JSONNode?) throws(WireError) -> Int {
        guard let messages else { throw .missingField("messages", expected: "a list of messages") }
        var count = 0
        for message in messages.elements {
            let name = "messages[\(count)]"
            guard message.kind == .object else { throw .wrongType(name, expected: "an object") }
            guard let role = message["role"] else { throw .missingField("\(name).role", expected: "a string") }
            guard role.string?.isEmpty == false else {
                throw .wrongType("\(name).role", expected: "a role, such as \"user\"")
            }
            if let key = message.repeatedKey { throw .repeatedField(RequestFields.shown(key), in: "`\(name)`") }
            count += 1
        }
        guard count > 0 else { throw .emptyField("messages") }
        guard count <= messageLimit else { throw .tooManyElements("messages", count: count, limit: messageLimit) }
        return count
    }

    private static let countLimit = 1_000_000_000

    private static let withoutEffect: Set = [
        "model", "user", "safety_identifier", "metadata", "store", "prompt_cache_key", "prompt_cache_retention",
    ]
}
