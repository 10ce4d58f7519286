import Logging
import RAGCore
import Telemetry
import TestSupport
import Testing

@Suite struct LineLogHandlerTests {
    private struct Fault: Error, CustomStringConvertible {
        var description: String { "no \"room\"" }
    }

    @Test func `a JSON line has the time, the level, the label, the message and the metadata`() async {
        let lines = await Output.lines(.json) { logger in
            logger.warning(
                "cost is unknown",
                metadata: ["request_id": "r1", "gen_ai.request.model": "m", "n": "\(12)"]
            )
        }
        #expect(
            lines == [
                #"{"time":"2026-11-21T09:30:05.062Z","level":"warning","label":"nuthatch.test","#
                    + #""message":"cost is unknown","gen_ai.request.model":"m","n":"12","request_id":"r1"}"#
            ]
        )
    }

    @Test func `a text line is for eyes`() async {
        let lines = await Output.lines(.text) { logger in
            logger.error("sent\tback\n\u{1B}[31mred", metadata: ["a": "1", "b": "x level=info", "c": "", "d": "\"\n"])
        }
        let message = "sent\u{FFFD}back\u{FFFD}\u{FFFD}[31mred"
        #expect(lines == [#"09:30:05 error nuthatch.test: \#(message) a=1 b="x level=info" c="" d="\"\n""#])
    }

    @Test func `the event's metadata goes before the provider's, and that before the logger's`() async throws {
        let lines = await Output.lines(.json) { logger in
            for key in ["a", "b", "c"] { logger[metadataKey: key] = "logger" }
            logger.handler.metadataProvider = .init { ["b": "provider", "c": "provider"] }
            logger.info("m", metadata: ["c": "event"])
            logger[metadataKey: "a"] = nil
            logger.info("m")
        }
        let fields = try lines.map(Output.fields)
        #expect(fields.map { $0["a"] } == ["logger", nil])
        #expect(fields.map { $0["b"] } == ["provider", "provider"])
        #expect(fields.map { $0["c"] } == ["event", "provider"])
    }

    @Test func `an error has its type and its message`() async throws {
        let lines = await Output.lines(.json) { $0.error("m", error: Fault()) }
        let fields = try Output.fields(ofLine: #require(lines.first))
        #expect(fields["error.message"] == "no \"room\"")
        #expect(fields["error.type"]?.hasSuffix("Fault") == true)
    }

    @Test func `metadata cannot pass for the line's own fields`() async throws {
        let own = ["time", "level", "label", "message"]
        let lines = await Output.lines(.json) { logger in
            logger.info("m", metadata: Dictionary(uniqueKeysWithValues: own.map { ($0, "forged") }))
        }
        let fields = try Output.fields(ofLine: #require(lines.first))
        #expect(fields["message"] == "m" && fields["level"] == "info")
        #expect(own.map { fields["metadata." + $0] } == [String](repeating: "forged", count: 4))
    }

    @Test func `nested metadata is flattened, to a depth and a number of fields`() {
        var deep: Logger.MetadataValue = "bottom"
        for _ in 0..<100 { deep = .array([deep]) }
        #expect(
            LogField.flattened(["b": ["y": ["z": "1"], "x": .array(["2", .stringConvertible(3)])], "a": "0"])
                == [.init("a", "0"), .init("b.x.0", "2"), .init("b.x.1", "3"), .init("b.y.z", "1")]
        )
        #expect(LogField.flattened(["a": deep, "b": "1"]) == [.init("b", "1"), .init("truncated", "true")])
        let many = LogField.flattened(["a": .array(.init(repeating: "x", count: 1000))])
        #expect(many.count == 65)
        #expect(many.last == .init("truncated", "true"))
    }

    @Test func `what is less severe than the level is not logged`() async {
        let lines = await Output.lines(.text) { logger in
            logger.logLevel = .notice
            logger.info("a")
            logger.notice("b")
        }
        #expect(lines == ["09:30:05 notice nuthatch.test: b"])
    }

    @Test(arguments: LogFormat.allCases) func `no text makes a second line or moves a terminal`(format: LogFormat) async
    {
        for seed in 1...50 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let texts = (0..<3).map { _ in Self.hostile(&generator) }
            let lines = await Output.lines(format) { logger in
                logger.info("\(texts[0])", metadata: [texts[1]: "\(texts[2])"])
            }
            #expect(lines.count == 1, "seed \(seed)")
            let isClean = lines.joined().unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control && $0 != "\u{2028}" && $0 != "\u{2029}"
            }
            #expect(isClean, "seed \(seed)")
        }
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `JSON gives back what was put in`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let text = Self.hostile(&generator)
        let read = try #require(try await Output.message(of: text))
        #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars), "seed \(seed)")
    }

    @Test func `a text is cut at 4 KiB, between characters`() async throws {
        for shift in 0..<4 {
            let text = String(repeating: "x", count: shift) + String(repeating: "😀", count: 250_000)
            let read = try #require(try await Output.message(of: text))
            #expect((4097...4102).contains(read.utf8.count))
            #expect(text.hasPrefix(read.dropLast()) && read.last == "…")
        }
        let exact = String(repeating: "x", count: 4096)
        #expect(try await Output.message(of: exact) == exact)
    }

    /// Characters that do harm in JSON, in terminals and in logs, between others.
    private static func hostile(_ generator: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "\"", "\\", "\n", "\r", "\t", "\0", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{A0}", "\u{C2}", "\u{2028}",
            "\u{2029}", "\u{202A}", "\u{2192}", "é", "😀", "a", " ", "{", ":", ",", "u", "[",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<60 {
            if let scalar = scalars.randomElement(using: &generator) { text.append(scalar) }
        }
        return String(text)
    }
}
