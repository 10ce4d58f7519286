package import Logging
package import RAGCore

/// Where the lines of the log go: made on the caller's thread, in about two microseconds, and written on another.
///
/// What waits to be written is bounded. Where the output does not keep up, lines are dropped, and the next line says how
/// many. What waits when the process dies is lost; one that ends as it should calls `flush` first.
package final class LogSink: Sendable {
    private let format: LogFormat
    private let redaction: Redaction
    private let time: any TimeSource
    private let spool: LogSpool

    /// - Parameters:
    ///   - capacity: bytes that may wait to be written.
    ///   - write: gets one or more whole lines, on a thread of the sink's own; it may block.
    package init(
        format: LogFormat,
        redaction: Redaction = Redaction(),
        capacity: Int = 1 << 20,
        time: any TimeSource = SystemTime(),
        write: @escaping @Sendable ([UInt8]) -> Void = FileOutput.standardError.write
    ) {
        self.format = format
        self.redaction = redaction
        self.time = time
        spool = LogSpool(capacity: capacity, write: write) { dropped in
            let entry = LogEntry(
                date: time.date,
                level: .warning,
                label: "nuthatch.log",
                message: "lines of the log were dropped, for the output does not keep up",
                fields: [LogField("dropped", "\(dropped)")]
            )
            return format.line(entry, hiding: redaction)
        }
    }

    deinit { spool.close() }

    package func write(level: Logger.Level, label: String, message: String, fields: [LogField]) {
        let entry = LogEntry(date: time.date, level: level, label: label, message: message, fields: fields)
        spool.append(format.line(entry, hiding: redaction), isUrgent: level >= .error)
    }

    /// Waits until all that was written before is out, for as long as that takes.
    package func flush() async {
        await spool.flush()
    }
}
