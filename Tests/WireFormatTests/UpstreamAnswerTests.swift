import JSONText
import RAGCore
import Testing
import WireFormat

struct UpstreamAnswerTests {
    private func response(_ text: String) throws -> ChatResponse { try ChatResponse(Array(text.utf8)) }

    private func answer(_ usage: String) -> String {
        #"{"choices":[{"message":{}}],"usage":\#(usage)}"#
    }

    @Test func `an answer is read and kept`() throws {
        let text = #"""
            {"id":"c1","model":"m-2025","choices":[{"message":{"content":"Hé","x":-0},"finish_reason":"stop"},{}],
            "usage":{"prompt_tokens":10,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":4}}}
            """#
        let response = try response(text)
        #expect(response.id == "c1" && response.model == "m-2025")
        #expect(response.text == "Hé" && response.finishReason == "stop")
        #expect(response.usage == TokenUsage(input: 10, output: 3, cachedInput: 4))
        #expect(response.bytes == Array(text.utf8))
    }

    @Test(
        arguments: [
            (#"{"prompt_tokens":5,"completion_tokens":1}"#, TokenUsage(input: 5, output: 1)),
            (
                #"{"prompt_tokens":5,"completion_tokens":1,"prompt_cache_hit_tokens":2}"#,
                TokenUsage(input: 5, output: 1, cachedInput: 2)
            ),
            (
                #"{"prompt_tokens":5,"completion_tokens":1,"prompt_tokens_details":{"cached_tokens":null},"prompt_cache_hit_tokens":2}"#,
                TokenUsage(input: 5, output: 1, cachedInput: 2)
            ),
            (
                #"{"prompt_tokens":5,"completion_tokens":1,"prompt_tokens_details":{"cached_tokens":5}}"#,
                TokenUsage(input: 5, output: 1, cachedInput: 5)
            ),
            (
                #"{"prompt_tokens":5.0,"completion_tokens":0,"prompt_tokens_details":null}"#,
                TokenUsage(input: 5, output: 0)
            ),
            (#"{"prompt_tokens":5}"#, nil), (#"{"completion_tokens":5}"#, nil), ("null", nil), ("[]", nil), ("7", nil),
            (#"{"prompt_tokens":-5,"completion_tokens":1}"#, nil),
            (#"{"prompt_tokens":1e10,"completion_tokens":1}"#, nil),
            (#"{"prompt_tokens":5,"completion_tokens":"1"}"#, nil),
            (#"{"prompt_tokens":1e400,"completion_tokens":1}"#, nil),
            (#"{"prompt_tokens":5,"completion_tokens":1,"prompt_cache_hit_tokens":6}"#, nil),
            (#"{"prompt_tokens":5,"completion_tokens":1,"prompt_cache_hit_tokens":-1}"#, nil),
            (#"{"prompt_tokens":99999999999999999999,"completion_tokens":1}"#, nil),
        ] as [(String, TokenUsage?)]
    )
    func `usage is what the upstream counted, or nothing`(usage: String, expected: TokenUsage?) throws {
        #expect(try response(answer(usage)).usage == expected)
    }

    @Test(arguments: [
        ("", "The upstream's answer is empty."), (" \n ", "The upstream's answer is empty."),
        (
            "\n<!DOCTYPE html><p>secret",
            "The upstream's answer is a web page where JSON is expected; check the upstream's address."
        ),
        (
            #"{"choices":[{"mess"#,
            "The upstream's answer is not JSON: at byte 18 the text ends where a closing quote is expected."
        ),
        ("{}", "The upstream's answer lacks the list `choices`."),
        ("[]", "The upstream's answer lacks the list `choices`."),
        (#"{"choices":{}}"#, "The upstream's answer lacks the list `choices`."),
        (#"{"choices":[]}"#, "The upstream's answer lacks a choice with a message."),
        (#"{"choices":[{"message":"x"}]}"#, "The upstream's answer lacks a choice with a message."),
        (
            #"{"error":{"message":"Overloaded","type":"server_error","code":503}}"#,
            "The upstream answered with an error: Overloaded (server_error, 503)"
        ),
        (#"{"error":"no such model"}"#, "The upstream answered with an error: no such model"),
        (#"{"error":{},"choices":[]}"#, "The upstream answered with an error: it gives no reason"),
        (#"{"object":"error","message":"m"}"#, "The upstream answered with an error: m"),
        (
            "{\"choices\":\(String(repeating: "[", count: 100_000))",
            "The upstream's answer is not JSON: at byte 74 values are nested deeper than 64; flatten them."
        ),
        (#"{"choices":NaN}"#, "The upstream's answer is not JSON: at byte 11 stands N where a value is expected."),
    ])
    func `what is no chat completion is refused with one sentence`(text: String, sentence: String) {
        let error = #expect(throws: WireError.self) { try response(text) }
        #expect(error?.description == sentence)
    }

    @Test func `an answer may have no error, and of equal keys the last counts`() throws {
        let text =
            #"{"error":null,"choices":1,"choices":[{"message":{"content":null}}],"x":[1e400,-0,12345678901234567890]}"#
        #expect(try response(text).text.isEmpty)
    }
}
