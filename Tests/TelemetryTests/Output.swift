import Foundation
import Logging
import RAGCore
import Synchronization
import Telemetry
import TestSupport

/// What a sink has written.
final class Output: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    /// By line feeds, each of which must end a line.
    var lines: [String] {
        let lines = bytes.withLock { $0.split(separator: 0x0A, omittingEmptySubsequences: false) }
        return lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
    }

    func append(_ more: [UInt8]) {
        bytes.withLock { $0 += more }
    }

    /// The lines that a logger has written.
    static func lines(
        _ format: LogFormat,
        secrets: [String] = [],
        _ body: (inout Logger) -> Void
    ) async -> [String] {
        let output = Output()
        let time = ManualTime(date: Date(timeIntervalSince1970: 1_795_253_405.0625))
        let sink = LogSink(format: format, redaction: .init(secrets: secrets), time: time, write: output.append)
        var logger = Logger(label: "nuthatch.test") { LineLogHandler(label: $0, level: .trace, sink: sink) }
        body(&logger)
        await sink.flush()
        return output.lines
    }

    /// The message of the JSON line that a message becomes.
    static func message(of message: String, secrets: [String] = []) async throws -> String? {
        let lines = await lines(.json, secrets: secrets) { $0.info("\(message)") }
        return try lines.first.map(fields)?["message"]
    }

    static func fields(ofLine line: String) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
    }
}
