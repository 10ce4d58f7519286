import JSONText
import ProviderSimulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct AnswerTests {
    private static let sources = """
        Use these sources.
        [1] Parcels leave our house each day. Shoes are red.
        [2] A refund reaches your account within 14 days.
        Keep the receipt of your refund!

        [3] Refund.
        """

    @Test(arguments: [
        ("When does the refund reach my account?", "A refund reaches your account within 14 days. [2]"),
        ("Are the shoes RED?", "Shoes are red. [1]"), ("receipt", "Keep the receipt of your refund! [2]"),
        ("Wo ist mein Paket?", "The sources do not answer this."),
    ])
    func `an answer quotes the sentence that shares most words, and cites it`(
        question: String,
        answer: String
    ) async throws {
        let upstream = try Upstream()
        #expect(try await upstream.post(Upstream.chat(Self.sources + "\n\nQuestion: " + question)).content == answer)
        let split =
            #"{"model":"gpt-4.1","messages":[{"role":"system","content":\#(Self.json(Self.sources))},"#
            + #"{"role":"user","content":[{"type":"text","text":\#(Self.json(question))}]}]}"#
        #expect(try await upstream.post(split).content == answer)
    }

    private static func json(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.appendJSON(text)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `the same body has the same answer, byte for byte`() async throws {
        let (first, second) = (try Upstream(), try Upstream())
        let bodies = [Upstream.chat(), Upstream.chat("Other"), Upstream.chat(stream: true)]
        var answers: Set<[UInt8]> = []
        for body in bodies {
            let answer = try await first.post(body).bytes
            #expect(try await first.post(body).bytes == answer)
            #expect(try await second.post(body).bytes == answer)
            answers.insert(answer)
        }
        #expect(answers.count == bodies.count)
        let seeded = try Upstream { $0.seed = 7 }
        #expect(try await seeded.post(bodies[0]).content != first.post(bodies[0]).content)
    }

    @Test func `distinct answers differ in nothing but the number of the call`() async throws {
        let upstream = try Upstream { $0.distinctAnswers = true }
        let first = try await upstream.post(Upstream.chat())
        let second = try await upstream.post(Upstream.chat())
        #expect(first.json?["id"]?.string?.hasSuffix("-0000000001") == true)
        #expect(second.text == first.text.replacing("-0000000001", with: "-0000000002"))
        let stream = try await upstream.post(Upstream.chat(stream: true))
        #expect(stream.events.dropLast().allSatisfy { $0.contains("-0000000003\"") })
    }

    @Test func `the length of answers can be set`() async throws {
        let upstream = try Upstream { $0.answerTokens = 250 }
        let response = try await upstream.post(Upstream.chat())
        #expect(response.content?.utf8.count == 1000)
        #expect(response.json?["usage"]?["completion_tokens"]?.int == 250)
    }

    @Test func `a limit of tokens cuts the answer and says so`() async throws {
        let upstream = try Upstream()
        let whole = try #require(try await upstream.post(Upstream.chat()).content)
        for name in ["max_tokens", "max_completion_tokens"] {
            let response = try await upstream.post(Upstream.chat(more: #","\#(name)":3"#))
            #expect(response.content == String(whole.prefix(12)))
            let choice = response.json?["choices"]?.elements.first { _ in true }
            #expect(choice?["finish_reason"]?.string == "length")
            #expect(response.json?["usage"]?["completion_tokens"]?.int == 3)
        }
    }

    @Test func `a tool is called by its name`() async throws {
        let tools = #","tools":[{"type":"function","function":{"name":"lookup","parameters":{}}}]"#
        let upstream = try Upstream()
        let plain = try await upstream.post(Upstream.chat("please call lookup now", more: tools))
        let choice = try #require(plain.json?["choices"]?.elements.first { _ in true })
        let function = choice["message"]?["tool_calls"]?.elements.first { _ in true }?["function"]
        #expect(choice["finish_reason"]?.string == "tool_calls")
        #expect(function?["name"]?.string == "lookup")
        #expect(function?["arguments"]?.string == #"{"text":"please call lookup now"}"#)
        let stream = try await upstream.post(Upstream.chat("please call lookup now", stream: true, more: tools))
        #expect(stream.text.contains(#""name":"lookup","arguments":"""#))
        #expect(stream.text.contains(#""finish_reason":"tool_calls""#))
        let other = try await upstream.post(Upstream.chat("please call nothing", more: tools))
        #expect(other.content != nil)
    }

    @Test func `n choices come with their indexes`() async throws {
        let upstream = try Upstream()
        let plain = try await upstream.post(Upstream.chat(more: #","n":3"#))
        #expect(plain.json?["choices"]?.elements.map { $0["index"]?.int } == [0, 1, 2])
        let stream = try await upstream.post(Upstream.chat(stream: true, more: #","n":2"#))
        #expect(stream.events.filter { $0.contains(#"{"index":1,"delta":{}"#) }.count == 1)
    }

    @Test func `tokens of a prompt that came before are cached, when asked`() async throws {
        let upstream = try Upstream { $0.reportsCachedTokens = true }
        var cached: [Int?] = []
        for _ in 0..<3 {
            let usage = try await upstream.post(Upstream.chat()).json?["usage"]
            cached.append(usage?["prompt_tokens_details"]?["cached_tokens"]?.int)
        }
        #expect(cached == [0, 6, 6])
        #expect(try await !Upstream().post(Upstream.chat()).text.contains("cached_tokens"))
    }

    @Test func `characters are never cut between tokens`() async throws {
        let upstream = try Upstream()
        let prompt = "[1] Größe 世界 😀😀 Ångström."
        let stream = try await upstream.post(Upstream.chat(prompt + "\n\nangström 世界", stream: true))
        #expect(stream.streamed == "Größe 世界 😀😀 Ångström. [1]")
        #expect(!stream.text.contains("\u{FFFD}"))
    }
}
