import RAGCore
import Testing
import WireFormat

struct ChatChunkTests {
    private func chunk(_ text: String) throws -> ChatChunk { try ChatChunk(Array(text.utf8)) }

    @Test(arguments: [
        (#"{"choices":[{"index":0,"delta":{"role":"assistant"}}]}"#, "", true),
        (#"{"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#, "", true),
        (#"{"choices":[{"delta":{"content":null,"tool_calls":[],"x":{}}}]}"#, "", true), (#"{"choices":[]}"#, "", true),
        (#"{"choices":[{}]}"#, "", true), (#"{"choices":[{"delta":null}]}"#, "", true),
        (#"{"choices":[{"delta":{"role":"assistant"}}],"usage":{"prompt_tokens":1,"completion_tokens":0}}"#, "", true),
        (#"{"choices":[{"delta":{"content":"a\n"}}]}"#, "a\n", false),
        (#"{"choices":[{"index":1,"delta":{"content":"b"}},{"index":0,"delta":{"content":"a"}}]}"#, "a", false),
        (#"{"choices":[{"delta":{"reasoning_content":"hm"}}]}"#, "", false),
        (#"{"choices":[{"delta":{"refusal":"no"}}]}"#, "", false),
        (#"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#, "", false),
        (#"{"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}"#, "", false),
        (#"{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#, "", false),
        (#"{"usage":{"prompt_tokens":1,"completion_tokens":2}}"#, "", false),
        (#"{"error":{"message":"m"}}"#, "", false),
    ])
    func `start-up is what shows the caller nothing`(text: String, shown: String, isStartUp: Bool) throws {
        let chunk = try chunk(text)
        #expect(chunk.isStartUp == isStartUp)
        #expect(chunk.text == shown)
        #expect(chunk.bytes == Array(text.utf8))
    }

    @Test func `ends, tools, usage and errors are seen`() throws {
        #expect(try chunk(#"{"choices":[{"delta":{},"finish_reason":"length"}]}"#).finishReason == "length")
        #expect(try chunk(#"{"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}"#).hasToolCall)
        #expect(try chunk(#"{"choices":[{"delta":{"function_call":{"name":"f"}}}]}"#).hasToolCall)
        let usage = try chunk(#"{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#).usage
        #expect(usage == TokenUsage(input: 1, output: 2))
        #expect(try chunk(#"{"error":{"message":"m","code":"c"}}"#).fault == UpstreamFault(message: "m", code: "c"))
    }

    @Test(arguments: [
        (#"{"message":"m"}"#, "m"), (#"{"error":"m"}"#, "m"), ("out of order", ""), (#"{"choices":[]}"#, ""),
    ])
    func `an event named error is one, whatever it holds`(data: String, message: String) throws {
        let chunk = try ChatChunk(ServerSentEvent(event: "error", data: Array(data.utf8)))
        #expect(chunk.fault == UpstreamFault(message: message))
        #expect(!chunk.isStartUp)
    }

    @Test(arguments: [
        ("{", "The upstream's answer is not JSON: at byte 1 the text ends where a key is expected."),
        ("{}", "The upstream's answer lacks the list `choices`."),
        ("[]", "The upstream's answer lacks the list `choices`."),
        ("7", "The upstream's answer lacks the list `choices`."),
    ])
    func `what is no chunk is refused`(text: String, sentence: String) {
        let error = #expect(throws: WireError.self) { try ChatChunk(ServerSentEvent(data: Array(text.utf8))) }
        #expect(error?.description == sentence)
    }
}
