import RAGCore
import Testing
import WireFormat

struct StreamAssemblerTests {
    private func assembled(_ chunks: [String], limit: Int = 10_000) throws -> StreamAssembler {
        var assembler = StreamAssembler(limit: limit)
        for chunk in chunks { try assembler.add(ChatChunk(Array(chunk.utf8))) }
        return assembler
    }

    @Test func `chunks become one answer`() throws {
        let chunks = [
            #"{"id":"c","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}"#,
            #"{"id":"c","model":"m","system_fingerprint":"f","choices":[{"index":0,"delta":{"content":"He\""},"logprobs":{"content":[{"t":1}]}}]}"#,
            #"{"id":"c","choices":[{"index":1,"delta":{"content":"B"}}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{"content":"llo","reasoning_content":"hm"},"logprobs":{"content":[{"t":2}]}}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
        ]
        #expect(try !assembled(chunks).isComplete)
        let rest = [
            #"{"choices":[{"index":1,"delta":{},"finish_reason":"length"}]}"#,
            #"{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"x":1}}"#,
        ]
        let whole = try assembled(chunks + rest)
        #expect(whole.isComplete)
        let response = try whole.response()
        #expect(
            String(decoding: response.bytes, as: UTF8.self) == #"""
                {"object":"chat.completion","id":"c","created":1,"model":"m","system_fingerprint":"f","choices":[{"index":0,"message":{"role":"assistant","content":"He\"llo","reasoning_content":"hm"},"logprobs":{"content":[{"t":1},{"t":2}]},"finish_reason":"stop"},{"index":1,"message":{"role":"assistant","content":"B"},"logprobs":null,"finish_reason":"length"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"x":1}}
                """#
        )
        #expect(response.text == "He\"llo" && response.usage == TokenUsage(input: 3, output: 2))
    }

    @Test func `calls of tools are put together by their index`() throws {
        let deltas = [
            #"[{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":""}}]"#,
            #"[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\""}}]"#,
            #"[{"index":0,"function":{"arguments":":1}"}},{"index":1,"function":{"arguments":"{}"}}]"#,
        ]
        let chunks = deltas.map { #"{"choices":[{"index":0,"delta":{"tool_calls":\#($0)}}]}"# }
        let body = try assembled(chunks).response().bytes
        #expect(
            String(decoding: body, as: UTF8.self) == #"""
                {"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}},{"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}]},"logprobs":null,"finish_reason":null}]}
                """#
        )
    }

    @Test func `an error, nothing, a huge index and a huge answer are refused`() throws {
        #expect(throws: WireError.upstreamFault(UpstreamFault(message: "m"))) { try assembled([#"{"error":"m"}"#]) }
        #expect(throws: WireError.incompleteAnswer(lacks: "a choice with a message")) { try assembled([]).response() }
        #expect(throws: WireError.incompleteAnswer(lacks: "a choice with a usable `index`")) {
            try assembled([#"{"choices":[{"index":128,"delta":{}}]}"#])
        }
        #expect(throws: WireError.incompleteAnswer(lacks: "a tool call with a usable `index`")) {
            try assembled([#"{"choices":[{"delta":{"tool_calls":[{"index":-1}]}}]}"#])
        }
        #expect(throws: WireError.answerTooLong(limit: 20)) {
            try assembled([#"{"choices":[{}]}"#, #"{"choices":[{}]}"#], limit: 20)
        }
    }
}
