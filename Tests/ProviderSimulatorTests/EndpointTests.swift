import Dispatch
import Foundation
import JSONText
import ProviderSimulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct EndpointTests {
    @Test func `a plain answer has OpenAI's shape`() async throws {
        let upstream = try Upstream()
        let response = try await upstream.post(Upstream.chat())
        let json = try #require(response.json)
        #expect(response.status == 200)
        #expect(response.headers["content-type"] == "application/json")
        #expect(json["object"]?.string == "chat.completion")
        #expect(json["id"]?.string?.hasPrefix("chatcmpl-") == true)
        #expect(json["model"]?.string == "gpt-4.1")
        #expect(json["created"]?.int != nil)
        #expect(response.content?.isEmpty == false)
        let usage = try #require(json["usage"])
        let (prompt, completion) = (usage["prompt_tokens"]?.int, usage["completion_tokens"]?.int)
        #expect(prompt == 6)
        #expect(completion == ((response.content?.utf8.count ?? 0) + 3) / 4)
        #expect(usage["total_tokens"]?.int == (prompt ?? 0) + (completion ?? 0))
    }

    @Test func `a stream says what the plain answer says`() async throws {
        let upstream = try Upstream()
        let plain = try await upstream.post(Upstream.chat())
        let stream = try await upstream.post(Upstream.chat(stream: true))
        #expect(stream.headers["content-type"] == "text/event-stream; charset=utf-8")
        #expect(stream.streamed == plain.content)
        #expect(stream.events.first?.contains(#""delta":{"role":"assistant","content":"""#) == true)
        #expect(stream.events.dropLast().last?.contains(#""delta":{},"logprobs":null,"finish_reason":"stop""#) == true)
        #expect(stream.events.last == "[DONE]")
        #expect(!stream.text.contains("usage"))
    }

    @Test func `a stream reports its usage when asked to, a token a frame`() async throws {
        let upstream = try Upstream { $0.answerTokens = 64 }
        let more = #","stream_options":{"include_usage":true}"#
        let events = try await upstream.post(Upstream.chat(stream: true, more: more)).events
        let last = try JSONDocument(Array(events[events.count - 2].utf8)).root
        #expect(last["choices"]?.elements.first { _ in true } == nil)
        #expect(last["usage"]?["completion_tokens"]?.int == 64)
        // Role, 64 tokens, finish, usage, [DONE].
        #expect(events.count == 68)
        #expect(events.dropLast(2).allSatisfy { $0.contains(#""usage":null"#) })
    }

    @Test func `frames say when they were sent`() async throws {
        let upstream = try Upstream {
            $0.stampsTokens = true
            $0.answerTokens = 5
            $0.tokenInterval = .milliseconds(2)
        }
        let start = DispatchTime.now().uptimeNanoseconds / 1000
        let events = try await upstream.post(Upstream.chat(stream: true)).events
        let end = DispatchTime.now().uptimeNanoseconds / 1000
        let stamps = events.dropLast().map { try? JSONDocument(Array($0.utf8)).root["x_sent_us"]?.int }
        let times = stamps.compactMap { $0 ?? nil }
        #expect(times.count == events.count - 1)
        #expect(times == times.sorted())
        // Five tokens have four intervals between them. Both clocks are CLOCK_MONOTONIC.
        #expect(times.first.map { $0 >= Int(start) } == true)
        #expect(times.last.map { Int(start) + 8000...Int(end) ~= $0 } == true)
    }

    @Test func `vectors have unit length and follow from the text and the seed`() async throws {
        let upstream = try Upstream { $0.dimension = 8 }
        let response = try await upstream.embed(#"["a","b","a"]"#)
        let vectors = Self.vectors(response)
        #expect(response.json?["usage"]?["prompt_tokens"]?.int == 3)
        #expect(vectors.map(\.count) == [8, 8, 8])
        for vector in vectors { #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5) }
        #expect(vectors[0] == vectors[2])
        #expect(vectors[0] != vectors[1])
        let other = try Upstream {
            $0.dimension = 8
            $0.seed = 2
        }
        #expect(try await Self.vectors(other.embed(#"["a"]"#)) != [vectors[0]])
    }

    @Test func `base64 holds the same vectors as decimals do`() async throws {
        let upstream = try Upstream()
        let decimals = try await Self.vectors(upstream.embed(#""text""#, more: #","dimensions":64"#))
        let response = try await upstream.embed(#""text""#, more: #","dimensions":64,"encoding_format":"base64""#)
        let text = response.json?["data"]?.elements.first { _ in true }?["embedding"]?.string
        let data = try #require(text.flatMap { Data(base64Encoded: $0) })
        let floats = data.withUnsafeBytes { bytes in
            (0..<data.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        }
        #expect([floats] == decimals)
    }

    @Test func `the models are listed`() async throws {
        let upstream = try Upstream { $0.models = ["a", "b"] }
        let response = try await upstream.send("GET /v1/models HTTP/1.1\r\nAuthorization: Bearer k\r\n\r\n")
        #expect(response.json?["data"]?.elements.map { $0["id"]?.string } == ["a", "b"])
    }

    @Test(
        arguments: [
            (#"{"model":"nobody","messages":[{"role":"user","content":"a"}]}"#, 404, "model_not_found"),
            (#"{"messages":[]}"#, 400, "null"), (#"{"model":"gpt-4.1"}"#, 400, "null"), ("{", 400, "null"),
            ("[]", 400, "null"), (#"{"model":"gpt-4.1","messages":[]}"#, 400, "null"),
            (#"{"model":"gpt-4.1+nonsense","messages":[{"role":"user","content":"a"}]}"#, 400, "null"),
            (Upstream.chat(more: #","n":9"#), 400, "null"), (Upstream.chat(more: #","temperature":3"#), 400, "null"),
            (Upstream.chat(more: #","max_tokens":0"#), 400, "null"),
        ])
    func `a bad call is refused in OpenAI's shape`(body: String, status: Int, code: String) async throws {
        let response = try await Upstream().post(body)
        let error = try #require(response.json?["error"])
        #expect(response.status == status)
        #expect(error["type"]?.string == "invalid_request_error")
        #expect(error["message"]?.string?.isEmpty == false)
        #expect(error["code"].map { String(decoding: $0.bytes, as: UTF8.self) }?.contains(code) == true)
    }

    @Test func `more texts than the cap are refused`() async throws {
        let upstream = try Upstream { $0.embeddingBatchCap = 2 }
        #expect(try await upstream.embed(#"["a","b"]"#).status == 200)
        let response = try await upstream.embed(#"["a","b","c"]"#)
        #expect(response.status == 400)
        #expect(response.json?["error"]?["param"]?.string == "input")
    }

    @Test(arguments: ["", "Authorization:\r\n", "Authorization:  \r\n", "Authorization: Bearer \r\n"])
    func `a call without a key is refused, where one is needed`(header: String) async throws {
        let body = Upstream.chat()
        let request = "POST /v1/chat/completions HTTP/1.1\r\n\(header)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        let response = try await Upstream().send(request)
        #expect(response.status == 401)
        #expect(response.json?["error"]?["code"]?.string == "invalid_api_key")
        #expect(try await Upstream { $0.keyless = true }.send(request).status == 200)
    }

    @Test func `other paths and methods are refused`() async throws {
        let upstream = try Upstream()
        #expect(try await upstream.post("{}", path: "/v1/nothing").status == 404)
        let key = "Authorization: Bearer k"
        #expect(try await upstream.send("GET /v1/embeddings HTTP/1.1\r\n\(key)\r\n\r\n").status == 405)
    }

    static func vectors(_ response: RawResponse) -> [[Float]] {
        response.json?["data"]?.elements.map { $0["embedding"]?.elements.compactMap(\.float) ?? [] } ?? []
    }
}
