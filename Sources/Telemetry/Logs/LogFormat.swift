import Logging

/// How a line of the log is written.
package enum LogFormat: String, Sendable, CaseIterable {
    /// A JSON object: `time`, `level`, `label`, `message` and the metadata, each under its own name.
    case json
    /// For terminals: `HH:MM:SS level label: message key=value`. The time is UTC's, as in JSON.
    case text

    /// The line of an entry, with its end.
    func line(_ entry: LogEntry, hiding redaction: Redaction) -> [UInt8] {
        var line = LogLine(redaction: redaction)
        switch self {
        case .json: line.appendObject(entry)
        case .text: line.appendText(entry)
        }
        return line.bytes
    }
}
