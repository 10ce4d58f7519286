import JSONText
import Testing
import WireFormat

struct ChatRequestTests {
    private func request(_ text: String) throws -> ChatRequest { try ChatRequest(Array(text.utf8)) }

    private func canonical(_ text: String) throws -> String {
        var bytes: [UInt8] = []
        try request(text).appendCanonical(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let full = #"""
        { "model": "m", "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "q"},
        {"role": "assistant", "content": "a", "x": 1}, {"role": "user", "content": [{"type": "text", "text": "one"},
        {"type": "image_url", "image_url": {}}, {"type": "text", "text": "two"}]}], "stream": true,
        "stream_options": {"include_usage": true, "y": 1}, "max_tokens": 5, "n": 2, "tools": [{}], "vendor": 1e400 }
        """#

    @Test func `what the gateway must know is read`() throws {
        let request = try request(Self.full)
        #expect(request.model == "m")
        #expect(request.stream && request.includesUsage && request.hasTools)
        #expect(request.messageCount == 4 && request.maxTokens == 5 && request.n == 2)
        #expect(request.lastUserText == "one\ntwo")
        #expect(request.bytes == Array(Self.full.utf8))
    }

    @Test func `what is missing or null has its usual value`() throws {
        let message = #"{"role":"system","content":null}"#
        for rest in ["", #","model":null,"stream":null,"stream_options":null,"max_tokens":null,"n":null,"tools":null"#]
        {
            let request = try request(#"{"messages":[\#(message)]\#(rest)}"#)
            #expect(request.model == nil && request.maxTokens == nil && request.lastUserText == nil)
            #expect(!request.stream && !request.includesUsage && !request.hasTools && request.n == 1)
        }
        let newer = #"{"messages":[\#(message)],"max_tokens":5,"max_completion_tokens":7.0,"tools":[]}"#
        #expect(try request(newer).maxTokens == 7)
        #expect(try !request(newer).hasTools)
    }

    @Test(arguments: [
        ("", "The body is not JSON: at byte 0 the text ends where a value is expected; send one JSON object."),
        ("[]", "The body is an array; send one JSON object."), ("null", "The body is null; send one JSON object."),
        (#""x""#, "The body is a string; send one JSON object."), ("1", "The body is a number; send one JSON object."),
        ("true", "The body is a truth value; send one JSON object."),
        ("{}", "`messages` is missing; it must be a list of messages."),
        (#"{"messages":{}}"#, "`messages` must be a list."),
        (#"{"messages":[]}"#, "`messages` is empty; send at least one element."),
        (#"{"messages":["x"]}"#, "`messages[0]` must be an object."),
        (#"{"messages":[{"role":"user"},{}]}"#, "`messages[1].role` is missing; it must be a string."),
        (#"{"messages":[{"role":1}]}"#, "`messages[0].role` must be a role, such as \"user\"."),
        (#"{"messages":[{"role":""}]}"#, "`messages[0].role` must be a role, such as \"user\"."),
        (
            #"{"messages":[{"role":"user","content":"a","content":"b"}]}"#,
            "`messages[0]` has the field `content` twice, and upstreams differ in which they read; send it once."
        ),
        (
            #"{"messages":[{"role":"user"}],"messages":[{"role":"user"}]}"#,
            "The body has the field `messages` twice, and upstreams differ in which they read; send it once."
        ),
        (#"{"model":7}"#, "`model` must be a string."), (#"{"model":""}"#, "`model` must be the name of a model."),
        (#"{"stream":"yes"}"#, "`stream` must be true or false."),
        (#"{"stream_options":1}"#, "`stream_options` must be an object."),
        (#"{"max_tokens":0}"#, "`max_tokens` is 0; it must be from 1 to 1000000000."),
        (#"{"max_tokens":1.5}"#, "`max_tokens` must be a whole number."),
        (#"{"max_completion_tokens":1e400}"#, "`max_completion_tokens` must be a whole number."),
        (#"{"n":129}"#, "`n` is 129; it must be from 1 to 128."), (#"{"tools":{}}"#, "`tools` must be a list."),
    ])
    func `a bad request is refused with one sentence`(text: String, sentence: String) {
        let error = #expect(throws: WireError.self) { try request(text) }
        #expect(error?.description == sentence)
    }

    @Test func `names and lists are bounded`() {
        let long = #"{"model":"\#(String(repeating: "m", count: 257))"}"#
        #expect(throws: WireError.tooLong("model", limit: 256)) { try request(long) }
        let many = [String](repeating: #"{"role":"user"}"#, count: 10_001).joined(separator: ",")
        #expect(throws: WireError.tooManyElements("messages", count: 10_001, limit: 10_000)) {
            try request(#"{"messages":[\#(many)]}"#)
        }
    }

    @Test func `a request of our own is one that is understood`() throws {
        let options = ChatOptions(temperature: 0.1, maxTokens: 9, seed: -1, stream: true, includesUsage: true)
        let request = try ChatRequest(
            model: "m\"",
            messages: [.init(.system, "a\n"), .init(.user, "é")],
            options: options
        )
        #expect(
            String(decoding: request.bytes, as: UTF8.self) == #"""
                {"model":"m\"","messages":[{"role":"system","content":"a\u000a"},{"role":"user","content":"é"}],\#
                "temperature":0.1,"max_tokens":9,"seed":-1,"stream":true,"stream_options":{"include_usage":true}}
                """#
        )
        #expect(request.stream && request.includesUsage && request.lastUserText == "é" && request.maxTokens == 9)
        #expect(throws: WireError.emptyField("messages")) { try ChatRequest(model: "m", messages: []) }
        #expect(throws: WireError.self) {
            try ChatRequest(model: "m", messages: [.init(.user, "a")], options: ChatOptions(temperature: .nan))
        }
    }

    private static let plain = #"{"messages":[{"role":"user","content":"q"}]"#

    @Test(arguments: [
        #","model":"m""#, #","user":"u""#, #","metadata":{"a":1}"#, #","store":true"#, #","safety_identifier":"s""#,
        #","prompt_cache_key":"p""#, #","prompt_cache_retention":"24h""#,
    ])
    func `what only names the caller or sorts records leaves the key`(field: String) throws {
        #expect(try canonical(Self.plain + field + "}") == canonical(Self.plain + "}"))
    }

    @Test(arguments: [
        #","temperature":0"#, #","top_p":1"#, #","seed":1"#, #","n":1"#, #","max_tokens":1"#, #","stop":"x""#,
        #","tools":[]"#,
        #","response_format":{}"#, #","stream":false"#, #","stream_options":{}"#, #","logprobs":true"#,
        #","vendor":null"#,
        #","service_tier":"flex""#, #","reasoning_effort":"low""#,
    ])
    func `what changes an answer, or could, changes the key`(field: String) throws {
        #expect(try canonical(Self.plain + field + "}") != canonical(Self.plain + "}"))
    }

    @Test func `the upstream's body differs where it must, and nowhere else`() throws {
        let request = try request(Self.full)
        let same = request.body(model: "m", stream: true, addUsage: true)
        #expect(String(decoding: same, as: UTF8.self) == Self.full)
        let other = request.body(model: "other", stream: true, addUsage: false)
        #expect(String(decoding: other, as: UTF8.self) == Self.full.replacing("\"m\"", with: "\"other\""))
        let whole = String(decoding: request.body(model: "m", stream: false, addUsage: true), as: UTF8.self)
        #expect(whole.contains("\"stream\": false,") && !whole.contains("stream_options"))
    }

    @Test(arguments: [
        ("", #""stream":true,"stream_options":{"include_usage":true}"#),
        (#","stream_options":{"include_usage":false,"y":1}"#, #""stream_options":{"include_usage":true,"y":1}"#),
        (#","stream_options":null"#, #""stream_options":{"include_usage":true}"#),
    ])
    func `a stream is asked for its usage`(field: String, expected: String) throws {
        let body = try request(Self.plain + field + "}").body(model: "m", stream: true, addUsage: true)
        #expect(String(decoding: body, as: UTF8.self).contains(expected))
        #expect(try ChatRequest(body).includesUsage)
    }

    @Test func `an upstream's dialect is spoken`() throws {
        let rules = try RequestDialect(
            rename: ["max_tokens": "max_completion_tokens"],
            drop: ["seed", "stream_options"],
            defaults: ["thinking": #" {"type": "disabled"} "#, "top_p": "1"]
        )
        let text = Self.plain + #","max_tokens":5,"seed":1,"top_p":0.5,"x":[ 1 ]}"#
        let body = try request(text).body(model: "m", stream: true, addUsage: true, rules: rules)
        #expect(
            String(decoding: body, as: UTF8.self) == Self.plain
                + #","max_completion_tokens":5,"top_p":0.5,"x":[ 1 ],"model":"m","stream":true,"#
                + #""thinking":{"type": "disabled"}}"#
        )
    }

    @Test func `rules are checked when they are made`() {
        let reserved = "The gateway itself writes the field `model`; it cannot be renamed, dropped or given a default."
        for make in [
            { try RequestDialect(rename: ["model": "x"]) }, { try RequestDialect(rename: ["x": "model"]) },
            { try RequestDialect(drop: ["model"]) }, { try RequestDialect(defaults: ["model": "1"]) },
        ] {
            let error = #expect(throws: WireError.self) { try make() }
            #expect(error?.description == reserved)
        }
        let error = #expect(throws: WireError.self) { try RequestDialect(defaults: ["effort": "low"]) }
        #expect(
            error?.description
                == #"The default of the field `effort` is not JSON; write text in quotes, as in "\"low\""."#
        )
    }
}
