import JSONText

/// A call of a tool that the user asked for by name: `call NAME`, and what was said as its argument.
struct ToolCall {
    var name: String
    /// JSON.
    var arguments: String

    init?(for request: ChatRequest) {
        guard !request.tools.isEmpty else { return nil }
        let words = request.question.split { $0 == " " || $0 == "\n" }
        guard let call = words.firstIndex(of: "call"), words.indices.contains(call + 1),
            let name = request.tools.first(where: { $0 == words[call + 1] })
        else { return nil }
        self.name = name
        var bytes = Array(#"{"text":"#.utf8)
        bytes.appendJSON(request.question)
        bytes += "}".utf8
        arguments = String(decoding: bytes, as: UTF8.self)
    }
}
