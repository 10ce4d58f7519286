import JSONText
package import RAGCore

/// A piece of a streamed answer, kept as it came.
package struct ChatChunk: Sendable {
    /// What the first answer goes on with; empty where this piece has none of its text.
    package let text: String
    /// Of any answer: why it has ended.
    package let finishReason: String?
    /// Mostly in a chunk of its own at the end, without choices.
    package let usage: TokenUsage?
    /// An error in mid-stream.
    package let fault: UpstreamFault?
    package let hasToolCall: Bool
    /// Whether there is nothing in it for the caller's eyes yet: only roles, empty texts, or an upstream's remarks.
    /// Until the first chunk of which this is false, another upstream can still be asked.
    package let isStartUp: Bool

    /// Whether it is the one that tells the usage alone, which callers see only where they asked for it.
    package var isUsageOnly: Bool { usage != nil && !hasChoice }

    /// As the upstream names it.
    package var model: String? { document?.root["model"]?.string }

    package let bytes: [UInt8]
    private let hasChoice: Bool
    /// Nil where it is an error that is not JSON.
    let document: JSONDocument?

    /// - Throws: where the event is not JSON, or neither a chunk nor an error.
    package init(_ event: ServerSentEvent) throws(WireError) {
        if event.event == "error" {
            self.init(fault: UpstreamFault(body: event.data), bytes: event.data)
        } else {
            try self.init(event.data)
        }
    }

    /// - Parameter data: of one event of the stream.
    package init(_ data: [UInt8]) throws(WireError) {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(data)
        } catch {
            throw .answerNotJSON(error)
        }
        let root = document.root
        if let fault = UpstreamFault(answer: root) {
            self.init(fault: fault, bytes: data, document: document)
            return
        }
        let usage = TokenUsage(root["usage"])
        guard let choices = root["choices"], choices.kind == .array else {
            guard usage != nil else { throw .incompleteAnswer(lacks: "the list `choices`") }
            self.init(usage: usage, bytes: data, document: document)
            return
        }
        self.init(choices: choices, usage: usage, bytes: data, document: document)
    }

    private init(
        fault: UpstreamFault? = nil,
        usage: TokenUsage? = nil,
        bytes: [UInt8],
        document: JSONDocument? = nil
    ) {
        text = ""
        finishReason = nil
        hasToolCall = false
        isStartUp = false
        hasChoice = false
        self.usage = usage
        self.fault = fault
        self.bytes = bytes
        self.document = document
    }

    private init(choices: JSONNode, usage: TokenUsage?, bytes: [UInt8], document: JSONDocument) {
        var text = ""
        var finishReason: String?
        var (hasToolCall, isVisible, hasChoice) = (false, false, false)
        for choice in choices.elements {
            hasChoice = true
            finishReason = finishReason ?? choice["finish_reason"]?.string
            guard let delta = choice["delta"] else { continue }
            for (key, value) in delta.members where key != "role" && !value.isBlank {
                isVisible = true
                switch key {
                case "content" where (choice["index"]?.int ?? 0) == 0: text += value.string ?? ""
                case "tool_calls", "function_call": hasToolCall = true
                default: break
                }
            }
        }
        self.text = text
        self.finishReason = finishReason
        self.hasToolCall = hasToolCall
        self.usage = usage
        self.bytes = bytes
        self.document = document
        fault = nil
        self.hasChoice = hasChoice
        isStartUp = !isVisible && finishReason == nil && (hasChoice || usage == nil)
    }
}

extension JSONNode {
    /// Whether it says nothing: null, an empty text, list or object.
    fileprivate var isBlank: Bool {
        switch kind {
        case .null: true
        case .string: range.count == 2
        case .array: elements.isEmpty
        case .object: members.isEmpty
        case .bool, .number: false
        }
    }
}
