import JSONText

/// Writes the body of a request of our own.
enum ChatRequestWriter {
    static func body(model: String?, messages: [ChatMessage], options: ChatOptions) -> [UInt8] {
        var body = Array("{".utf8)
        if let model {
            body += #""model":"#.utf8
            body.appendJSON(model)
            body.append(UInt8(ascii: ","))
        }
        body += #""messages":["#.utf8
        for (index, message) in messages.enumerated() {
            body += (index == 0 ? #"{"role":"# : #",{"role":"#).utf8
            body.appendJSON(message.role.rawValue)
            body += #","content":"#.utf8
            body.appendJSON(message.content)
            body.append(UInt8(ascii: "}"))
        }
        body.append(UInt8(ascii: "]"))
        if let temperature = options.temperature { body += #","temperature":\#(temperature)"#.utf8 }
        if let maxTokens = options.maxTokens { body += #","max_tokens":\#(maxTokens)"#.utf8 }
        if let seed = options.seed { body += #","seed":\#(seed)"#.utf8 }
        if options.wantsJSON { body += #","response_format":{"type":"json_object"}"#.utf8 }
        if options.stream { body += #","stream":true"#.utf8 }
        if options.stream, options.includesUsage { body += #","stream_options":{"include_usage":true}"#.utf8 }
        body.append(UInt8(ascii: "}"))
        return body
    }
}
