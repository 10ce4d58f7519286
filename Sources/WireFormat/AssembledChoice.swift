import JSONText

/// One of the answers of a stream, as far as it has come.
struct AssembledChoice: Sendable {
    private var role = "assistant"
    /// Texts by their field: `content`, and those that upstreams add, such as `reasoning_content`.
    private var texts: [String: String] = [:]
    private var toolCalls: [Int: AssembledToolCall] = [:]
    /// The elements of `logprobs.content`, as JSON texts.
    private var logProbabilities: [UInt8] = []
    private var finishReason: String?

    private static let toolCallLimit = 1024

    var isComplete: Bool { finishReason != nil }

    mutating func add(_ choice: JSONNode) throws(WireError) {
        if let reason = choice["finish_reason"]?.string { finishReason = reason }
        if let list = choice["logprobs"]?["content"]?.elements {
            for element in list {
                if !logProbabilities.isEmpty { logProbabilities.append(UInt8(ascii: ",")) }
                logProbabilities += element.bytes
            }
        }
        guard let delta = choice["delta"] else { return }
        for (key, value) in delta.members {
            if key == "tool_calls" {
                try addToolCalls(value)
            } else if let text = value.string {
                if key == "role" { role = text } else { texts[key, default: ""] += text }
            }
        }
    }

    private mutating func addToolCalls(_ calls: JSONNode) throws(WireError) {
        for (position, call) in calls.elements.enumerated() {
            let index = call["index"]?.int ?? position
            guard (0..<Self.toolCallLimit).contains(index) else {
                throw .incompleteAnswer(lacks: "a tool call with a usable `index`")
            }
            toolCalls[index, default: AssembledToolCall()].add(call)
        }
    }

    func append(to body: inout [UInt8], index: Int) {
        body += #"{"index":\#(index),"message":{"role":"#.utf8
        body.appendJSON(role)
        body += #","content":"#.utf8
        if let content = texts["content"] { body.appendJSON(content) } else { body += "null".utf8 }
        for (field, text) in texts.sorted(by: { $0.key < $1.key }) where field != "content" {
            body.append(UInt8(ascii: ","))
            body.appendJSON(field)
            body.append(UInt8(ascii: ":"))
            body.appendJSON(text)
        }
        appendToolCalls(to: &body)
        body += #"},"logprobs":"#.utf8
        if logProbabilities.isEmpty {
            body += "null".utf8
        } else {
            body += #"{"content":["#.utf8 + logProbabilities + "]}".utf8
        }
        body += #","finish_reason":"#.utf8
        if let finishReason { body.appendJSON(finishReason) } else { body += "null".utf8 }
        body.append(UInt8(ascii: "}"))
    }

    private func appendToolCalls(to body: inout [UInt8]) {
        guard !toolCalls.isEmpty else { return }
        body += #","tool_calls":["#.utf8
        for (position, entry) in toolCalls.sorted(by: { $0.key < $1.key }).enumerated() {
            if position > 0 { body.append(UInt8(ascii: ",")) }
            entry.value.append(to: &body)
        }
        body.append(UInt8(ascii: "]"))
    }
}
