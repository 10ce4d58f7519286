/// What an upstream says, as OpenAI's API has it.
enum Upstream {
    static func completion(_ text: String, input: Int = 100, output: Int = 20) -> String {
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"deepseek-v3.2","choices":[{"index":0,\
        "message":{"role":"assistant","content":"\(text)"},"finish_reason":"stop"}],\
        "usage":{"prompt_tokens":\(input),"completion_tokens":\(output),"total_tokens":\(input + output)}}
        """
    }

    static func event(_ text: String, finish: String? = nil) -> String {
        let reason = finish.map { "\"\($0)\"" } ?? "null"
        return """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"\(text)"},\
            "finish_reason":\(reason)}]}\n\n
            """
    }

    static let usage = """
        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":100,\
        "completion_tokens":20,"total_tokens":120}}\n\n
        """
}
