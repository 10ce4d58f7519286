import RAGCore
import TestSupport
import Testing
import WireFormat

struct ServerSentEventParserTests {
    /// All that comes of a stream fed in pieces that end at `cuts`.
    private func read(_ bytes: [UInt8], cuts: [Int] = []) throws -> (
        events: [ServerSentEvent], isDone: Bool, isCut: Bool
    ) {
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        var start = 0
        for end in cuts + [bytes.count] {
            try parser.feed(bytes[start..<end]) { events.append($0) }
            start = end
        }
        let isCut = parser.finish()
        return (events, parser.isDone, isCut)
    }

    private func texts(_ bytes: [UInt8]) throws -> [String] {
        try read(bytes).events.map { String(decoding: $0.data, as: UTF8.self) }
    }

    @Test(arguments: [
        "data: é🧗\n\ndata: b\n\ndata: [DONE]\n\n", "data: é🧗\r\n\r\ndata: b\r\n\r\ndata: [DONE]\r\n\r\n",
        "data: é🧗\r\rdata: b\r\rdata: [DONE]\r\r", "data:é🧗\n\ndata:b\n\ndata:[DONE]\n\n",
        "\u{FEFF}data: é🧗\n\ndata: b\n\ndata: [DONE]\n\n", "data: é🧗\n\ndata: b\n\ndata: [DONE]",
        ": hello\n\ndata: é🧗\n: ping\n\n:\n\ndata: b\n\ndata: [DONE]\n\n",
        "id: 1\nretry: 5\ndata: é🧗\n\nid\nnothing: x\ndata: b\n\ndata: [DONE]\n\n",
        "\n\n\ndata: é🧗\n\n\n\n\ndata: b\n\ndata: [DONE]\n\n",
        "data: é🧗\n\ndata:\n\ndata\n\ndata: b\n\ndata: [DONE]\n\n",
        "data: é🧗\n\ndata: b\n\ndata: [DONE]\n\ndata: c\n\ndata: d",
        "event: ping\n\ndata: é🧗\n\ndata: b\n\ndata: [DONE]\n",
        "data: é🧗\r\n\ndata: b\n\r\ndata: [DONE]\r\n\r",
        "Data: x\ndata : y\n data: z\ndata: é🧗\n\ndata: b\n\ndata: [DONE]\n\n",
    ])
    func `all dialects say the same, wherever they are cut`(stream: String) throws {
        let bytes = Array(stream.utf8)
        let expected = ["é🧗", "b"].map { ServerSentEvent(data: Array($0.utf8)) }
        for cuts in [[]] + (0...bytes.count).map({ [$0] }) + [Array(bytes.indices)] {
            let (events, isDone, isCut) = try read(bytes, cuts: cuts)
            #expect(events == expected, "\(cuts)")
            #expect(isDone && !isCut)
        }
    }

    @Test func `lines of data are joined, and an event has its name`() throws {
        let stream = "event: error\ndata: {\ndata:\ndata:  }\n\ndata:\ndata: x\n\n"
        let events = try read(Array(stream.utf8)).events
        #expect(
            events == [
                ServerSentEvent(event: "error", data: Array("{\n\n }".utf8)), ServerSentEvent(data: Array("\nx".utf8)),
            ]
        )
    }

    @Test(arguments: [
        ("data: a\n\n", false, false), ("data: a\n", false, true), ("data: a", false, true), ("dat", false, true),
        ("event: x\n", false, true), ("data: a\n\n: ping", false, false), ("", false, false),
        ("data: [DONE]\n\n", true, false), ("data: [DONE]", true, false), ("data: a\ndata: [DONE]", false, true),
    ])
    func `the end tells whether an event was cut`(stream: String, isDone: Bool, isCut: Bool) throws {
        let result = try read(Array(stream.utf8))
        #expect(result.isDone == isDone)
        #expect(result.isCut == isCut)
    }

    @Test(
        arguments: [
            ([0xFF], "\u{FFFD}"), ([0xC3], "\u{FFFD}"),
            ([0xE4, 0xB8, 0x0A, 0x64, 0x61, 0x74, 0x61, 0x3A], "\u{FFFD}\n"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0x00], "\0"), ([0xE4, 0xB8, 0x96], "世"),
            ([0xEF, 0xBB, 0xBF], "\u{FEFF}"),
        ] as [([UInt8], String)]
    )
    func `what is not UTF-8 is replaced`(bytes: [UInt8], text: String) throws {
        #expect(try texts(Array("data: a".utf8) + bytes + "b\n\n".utf8) == ["a\(text)b"])
    }

    @Test func `lines and events are bounded`() throws {
        func feed(_ text: String) throws -> Int {
            var parser = ServerSentEventParser(lineLimit: 16, eventLimit: 32)
            var count = 0
            for byte in text.utf8 { try parser.feed([byte]) { _ in count += 1 } }
            return count
        }
        #expect(try feed("data: 0123456789\n\n: 23456789012345\ndata: a\n\n") == 2)
        #expect(throws: WireError.lineTooLong(limit: 16)) { try feed("data: 01234567890") }
        #expect(throws: WireError.lineTooLong(limit: 16)) { try feed(": 234567890123456") }
        #expect(throws: WireError.eventTooLong(limit: 32)) {
            try feed(String(repeating: "data: 012345678\n", count: 4))
        }
        var parser = ServerSentEventParser(lineLimit: 16)
        #expect(throws: WireError.lineTooLong(limit: 16)) {
            try parser.feed(Array("data: 01234567890\n"[...].utf8)[...]) { _ in }
        }
    }

    @Test func `what the taker throws ends the feeding`() throws {
        struct Stop: Error {}
        var parser = ServerSentEventParser()
        #expect(throws: Stop.self) { try parser.feed(Array("data: a\n\n".utf8)[...]) { _ in throw Stop() } }
    }

    @Test(arguments: 1...10)
    func `a stream says the same in pieces of any size`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let parts = [
            "data:", "event:", " ", "\n", "\n\n", "\r", "\r\n", "é", "🧗", ":", "x", "\u{FEFF}", "[DONE]", "id: 1",
        ]
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<40, using: &generator) {
                bytes += parts[Int.random(in: parts.indices, using: &generator)].utf8
                if Int.random(in: 0..<20, using: &generator) == 0 {
                    bytes.append(.random(in: 0...255, using: &generator))
                }
            }
            let whole = try read(bytes)
            let cuts = (0..<8).map { _ in Int.random(in: 0...bytes.count, using: &generator) }.sorted()
            let pieces = try read(bytes, cuts: cuts)
            #expect(pieces == whole, "\(bytes), cut at \(cuts)")
            #expect(try read(bytes, cuts: Array(bytes.indices)) == whole, "\(bytes)")
        }
    }
}
