import Gateway
import RAGCore
import TestSupport
import Testing
import WireFormat

/// What the key of a cached answer and of a shared call depends on.
@Suite struct RequestKeyTests {
    private static let messages = #"[{"role":"system","content":"Be kind."},{"role":"user","content":"Wo ist es?"}]"#

    /// Members of a body: each is a name and a value.
    private static let body: [(String, String)] = [
        ("messages", messages), ("temperature", "0.7"), ("top_p", "1"), ("seed", "42"), ("n", "1"),
        ("max_tokens", "200"), ("stop", #"["\n"]"#), ("response_format", #"{"type":"text"}"#),
        ("stream_options", #"{"include_usage":true}"#), ("vendor_mode", #"{"depth":[1,2]}"#), ("user", #""u1""#),
        ("metadata", #"{"a":"b"}"#),
    ]

    private func key(
        _ members: [(String, String)],
        tenant: String = "shop",
        namespace: String = "v1",
        model: String = "deepseek-v3.2",
        isStream: Bool = false
    ) throws -> ResponseKey {
        let body = "{" + members.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
        let call = ChatCall(
            try ChatRequest(Array(body.utf8)),
            tenant: tenant,
            cache: CacheControl(namespace: namespace)
        )
        return RequestKey.key(of: call, model: model, isStream: isStream)
    }

    private func body(with name: String, _ value: String) -> [(String, String)] {
        Self.body.filter { $0.0 != name } + [(name, value)]
    }

    @Test func `whatever changes the answer changes the key`() throws {
        let keys = try [
            key(Self.body),
            key(Self.body, tenant: "other"), key(Self.body, namespace: "v2"), key(Self.body, model: "gpt-4.1"),
            key(Self.body, isStream: true),
            // No two lists of parts run together.
            key(Self.body, tenant: "shopv", namespace: "1"), key(Self.body, tenant: "", namespace: "shopv1"),
            key(body(with: "messages", Self.messages.replacing("kind", with: "brief"))),
            key(body(with: "messages", Self.messages.replacing("system", with: "developer"))),
            key(body(with: "messages", Self.messages.replacing("Be kind.", with: "Be kind"))),
            key(body(with: "messages", #"[{"role":"user","content":"Wo ist es?"}]"#)),
            key(body(with: "messages", Self.messages.replacing("es?", with: "é?"))),
            key(body(with: "messages", Self.messages.replacing("es?", with: "e\u{301}?"))),
            key(body(with: "temperature", "0.70001")), key(body(with: "temperature", "0")),
            key(body(with: "temperature", "null")), key(body(with: "top_p", "0.9")), key(body(with: "seed", "43")),
            key(body(with: "seed", "9007199254740993")), key(body(with: "seed", "9007199254740992")),
            key(body(with: "n", "2")), key(body(with: "max_tokens", "201")), key(body(with: "stop", #"["\t"]"#)),
            key(body(with: "stop", #""\n""#)), key(body(with: "tools", #"[{"type":"function"}]"#)),
            key(body(with: "response_format", #"{"type":"json_object"}"#)),
            key(body(with: "stream_options", #"{"include_usage":false}"#)),
            key(body(with: "vendor_mode", #"{"depth":[2,1]}"#)), key(body(with: "vendor_mode", #"{"depth":["1",2]}"#)),
            key(body(with: "another_field", "true")),
        ]
        #expect(Set(keys).count == keys.count)
    }

    @Test func `leaving out any member but the caller's own marks changes the key`() throws {
        let whole = try key(Self.body)
        for (name, _) in Self.body where name != "messages" {
            let without = try key(Self.body.filter { $0.0 != name })
            #expect((without == whole) == ["user", "metadata"].contains(name), "\(name)")
        }
    }

    @Test(arguments: UInt64(0)..<50)
    func `neither order, blanks, escapes, spelling nor the caller's marks change the key`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let spellings: [String: [String]] = [
            "messages": [
                Self.messages,
                #"[ {"content" : "\u0042e kind.", "role":"system"},{"role":"user","content":"Wo ist es\u003F"} ]"#,
                #"[{"role":"\u0073ystem","content":"Be\u0020kind."},{"content":"Wo ist es?","role":"user"}]"#,
            ],
            "temperature": ["0.7", "0.70", "7e-1", "70E-2"],
            "top_p": ["1", "1.0", "10e-1"],
            "seed": ["42", "42.0", "4.2e1"],
            "stop": [#"["\n"]"#, #"["\u000a"]"#, "[\t\"\\u000A\" ]"],
            "user": [#""u1""#, #""u2""#, "null"],
            "metadata": ["{}", #"{"c":"d"}"#],
        ]
        let members = Self.body.map { name, value in
            (name, spellings[name]?.randomElement(using: &generator) ?? value)
        }
        .shuffled(using: &generator)
        #expect(try key(members) == key(Self.body), "seed \(seed)")
    }

    @Test func `a random change anywhere in a message changes the key`() throws {
        var generator = SeededGenerator(seed: 3)
        var keys: Set<ResponseKey> = []
        var texts: Set<String> = []
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...6, using: &generator)).map { _ in "ab ".randomElement(using: &generator) ?? "a"
                }
            )
            texts.insert(text)
            keys.insert(try key([("messages", #"[{"role":"user","content":"\#(text)"}]"#)]))
        }
        #expect(keys.count == texts.count)
    }

    @Test func `the key is the same in every process and every version`() throws {
        let chat = try key(Self.body).hexadecimal
        #expect(chat == "3bcc306264cf1b581cf32a4630b2e78515744bedd99988f22dc93ed65916d783")
        let texts = EmbeddingCall(["one", "two"], model: "m", dimensions: 256, tenant: "shop")
        #expect(
            RequestKey.key(of: texts, model: "m").hexadecimal
                == "ea2a35692516538cc93d4ae67e6b233759ecd7864357df57250b493087291505"
        )
    }

    @Test func `the key of texts holds each of them, their order, and the dimension`() {
        let calls = [
            EmbeddingCall(["ab", "c"], model: "m"), EmbeddingCall(["a", "bc"], model: "m"),
            EmbeddingCall(["c", "ab"], model: "m"), EmbeddingCall(["abc"], model: "m"),
            EmbeddingCall(["ab", "c", ""], model: "m"), EmbeddingCall(["ab", "c"], model: "m", dimensions: 2),
            EmbeddingCall(["ab", "c"], model: "m", tenant: "t"),
            EmbeddingCall(["ab", "c"], model: "m", cache: CacheControl(namespace: "t")),
        ]
        #expect(Set(calls.map { RequestKey.key(of: $0, model: "m") }).count == calls.count)
    }

    @Test func `an alias asks for the model it names`() async throws {
        let shop = try Shop()
        try await shop.answered()
        let reply = try await shop.gateway.chat(Shop.call(model: "deepseek"))
        #expect(reply.info.cache == .hit)
    }
}

extension ResponseKey {
    fileprivate var hexadecimal: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
