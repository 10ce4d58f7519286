import Foundation
import JSONText
import ProviderSimulator
import TestSupport
import Testing

/// What faults of the body, of streams and of embeddings look like on the wire.
@Suite(.timeLimit(.minutes(1)))
struct ContentFaultTests {
    @Test(
        arguments: [
            ("html", "<!DOCTYPE html>"), ("other-json", #"{"status":"ok""#),
            ("duplicate-keys", #"{"id":"x","object":"x""#),
            ("deep=50", #"{"x_deep":"# + String(repeating: "[", count: 50) + "]"),
            ("number-1e400", #""created":1e400,"#), ("number-negative-zero", #""created":-0,"#),
            ("number-20-digits", #""created":98765432109876543210,"#), ("number-nan", #""created":NaN,"#),
            ("lone-surrogate", #"a\ud83d"#), ("nul-escape", #"a\u0000b"#), ("nul-byte", "a\0b"), ("bom", "\u{FEFF}"),
            ("error-in-200", #"{"error":{"message":"Overloaded."#),
        ],
        [false, true]
    )
    func `a 200 holds what it should not`(row: (fault: String, text: String), stream: Bool) async throws {
        let response = try await Upstream().post(Upstream.chat(stream: stream), fault: row.fault)
        #expect(response.status == 200)
        #expect(response.isWhole)
        #expect(response.text.contains(row.text))
    }

    @Test func `a body is empty, cut, or no UTF-8`() async throws {
        let upstream = try Upstream()
        let sound = try await upstream.post(Upstream.chat())
        let empty = try await upstream.post(Upstream.chat(), fault: "empty")
        #expect(empty.status == 200 && empty.isWhole && empty.body == [])
        let cut = try await upstream.post(Upstream.chat(), fault: "cut-json")
        #expect(cut.isWhole)
        #expect(cut.body == Array(sound.body.prefix(sound.body.count / 2)))
        let events = try await upstream.post(Upstream.chat(stream: true), fault: "cut-json").events
        #expect(events.filter { $0 != "[DONE]" && (try? JSONDocument(Array($0.utf8))) == nil }.count == 1)
        let bad = try await upstream.post(Upstream.chat(), fault: "bad-utf8")
        #expect(String(validating: bad.body, as: UTF8.self) == nil)
        #expect(bad.body.contains(0xFF))
    }

    @Test(arguments: [false, true])
    func `characters are split over writes, and whole when put together`(stream: Bool) async throws {
        let response = try await Upstream().post(Upstream.chat(stream: stream), fault: "split-characters")
        #expect((stream ? response.streamed : response.content) == "Grüße 世界 😀!")
    }

    @Test(arguments: [false, true])
    func `a body does not end`(stream: Bool) async throws {
        let upstream = try Upstream()
        let endless = try await upstream.exchange(Upstream.chat(stream: stream), fault: "endless", limit: 20_000_000)
        #expect(endless.ending == .enough)
        let bounded = try await upstream.exchange(Upstream.chat(stream: stream), fault: "endless=1000000")
        #expect(bounded.response.isWhole)
        #expect(1_000_000...1_200_000 ~= bounded.response.body.count)
        if !stream { #expect(bounded.response.content?.isEmpty == false) }
    }

    @Test func `a body without end leaves the other connections their turn`() async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        // Reads until its connection ends.
        async let reader: Void = RawClient.run {
            let client = try RawClient(port: port)
            client.send(Upstream.request(Upstream.chat(), fault: "endless"))
            while client.receive().ending == nil {}
        }
        _ = await upstream.server.counts { $0.inFlight == 1 }
        for _ in 0..<20 { #expect(try await upstream.post(Upstream.chat()).status == 200) }
        upstream.server.stop()
        try await reader
    }

    @Test(arguments: [0, 1, 70_000, 5_000_000], [false, true])
    func `a line is long`(bytes: Int, stream: Bool) async throws {
        let response = try await Upstream().exchange(Upstream.chat(stream: stream), fault: "long-line=\(bytes)")
            .response
        #expect(response.isWhole)
        let json = stream ? response.events.first.map { Array($0.utf8) } : response.body
        let root = try JSONDocument(try #require(json)).root
        #expect(root["x_long"]?.string?.utf8.count == bytes)
        #expect(root["id"]?.string != nil)
    }

    @Test(arguments: [
        "deep=3", "duplicate-keys", "sse-multi-line", "sse-comments", "split-characters", "chunk-bare-lf",
    ])
    func `a fault leaves the number of the call and the time where they belong`(fault: String) async throws {
        let upstream = try Upstream {
            $0.distinctAnswers = true
            $0.stampsTokens = true
        }
        for call in 1...2 {
            let exchange = try await upstream.exchange(Upstream.chat(stream: true), fault: fault)
            let frames = exchange.text.components(separatedBy: #""x_sent_us":"#).dropFirst()
            #expect(frames.count > 2)
            for frame in frames {
                let time = frame.prefix { $0 != "}" }.drop { $0 == " " }
                #expect(Int(time).map { $0 > 0 } == true)
            }
            let ids = exchange.text.components(separatedBy: #""id":"chatcmpl-"#).dropFirst()
            #expect(ids.count == frames.count)
            for id in ids { #expect(id.prefix { $0 != "\"" }.hasSuffix("-000000000\(call)")) }
        }
    }

    @Test func `the usage is missing`() async throws {
        let upstream = try Upstream()
        #expect(try await upstream.post(Upstream.chat(), fault: "no-usage").json?["usage"] == nil)
        #expect(try await upstream.embed(#""a""#, fault: "no-usage").json?["usage"] == nil)
        let more = #","stream_options":{"include_usage":true}"#
        let stream = try await upstream.post(Upstream.chat(stream: true, more: more), fault: "no-usage")
        #expect(!stream.text.contains("prompt_tokens"))
    }

    @Test(arguments: [
        ("sse-crlf", "\r\n\r\n", "data: {"), ("sse-cr", "\r\r", "data: {"), ("sse-no-space", "\n\n", "data:{"),
        ("sse-multi-line", "\n\n", "data: {\ndata: \"id\""), ("sse-comments", "\n\n", ": ping\n\n:\ndata: {"),
    ])
    func `streams are written in all dialects`(fault: String, end: String, start: String) async throws {
        let upstream = try Upstream()
        let sound = try await upstream.post(Upstream.chat(stream: true))
        let text = try await upstream.post(Upstream.chat(stream: true), fault: fault).text
        #expect(text.hasPrefix(start))
        #expect(text.hasSuffix("[DONE]" + end))
        // Back to the plain dialect, they say the same.
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("data:{", with: "data: {")
            .replacing("data:[", with: "data: [").replacing("{\ndata: ", with: "{").replacing(": ping\n\n:\n", with: "")
        #expect(lines == sound.text)
    }

    @Test func `streams end otherwise than they should`() async throws {
        let upstream = try Upstream()
        func events(_ fault: String) async throws -> [String] {
            try await upstream.post(Upstream.chat(stream: true), fault: fault).events
        }
        let sound = try await upstream.post(Upstream.chat(stream: true)).events
        let half = Array(sound.prefix(sound.count / 2))
        #expect(try await events("sse-no-done") == sound.dropLast())
        #expect(try await events("sse-early-done") == half + ["[DONE]"])
        #expect(try await events("sse-after-done") == sound + sound[1...2] + ["[DONE]"])
        let broken = try await events("sse-error-mid")
        #expect(broken.dropLast() == half[...])
        #expect(broken.last?.contains("overloaded_error") == true)
        let named = try await upstream.post(Upstream.chat(stream: true), fault: "sse-error-event")
        #expect(named.text.contains("\n\nevent: error\ndata: {\"error\":"))
        let silent = try await upstream.post(Upstream.chat(stream: true), fault: "sse-role-only")
        #expect(silent.streamed == "" && silent.events.count == 3)
    }

    @Test func `vectors are wrong`() async throws {
        let upstream = try Upstream { $0.dimension = 4 }
        let texts = #"["a","b","c"]"#
        func items(_ fault: String) async throws -> [(index: Int?, vector: [Float])] {
            let data = try await upstream.embed(texts, fault: fault).json?["data"]?.elements
            return data?.map { ($0["index"]?.int, $0["embedding"]?.elements.compactMap(\.float) ?? []) } ?? []
        }
        let sound = EndpointTests.vectors(try await upstream.embed(texts))
        #expect(try await items("embed-fewer").map(\.vector) == Array(sound.dropLast()))
        #expect(try await items("embed-more").count == 4)
        let permuted = try await items("embed-permuted")
        #expect(permuted.map(\.index) == [2, 1, 0])
        #expect(permuted.map(\.vector) == sound.reversed())
        #expect(try await items("embed-duplicate").map(\.index) == [0, 1, 0])
        #expect(try await items("embed-dimension=5").map(\.vector.count) == [5, 5, 5])
        #expect(try await items("embed-zero").map(\.vector).first == [0, 0, 0, 0])
        #expect(try await upstream.embed(texts, fault: "embed-nan").text.contains("[NaN,"))
        #expect(try await upstream.embed(texts, fault: "embed-base64").text.contains(#""embedding":""#))
    }
}
