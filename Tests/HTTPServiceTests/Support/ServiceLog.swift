import Logging
import Synchronization

/// What the service logged: a line a request, and faults of its own.
final class ServiceLog: Sendable {
    private let state = Mutex<[LogEvent]>([])

    /// Of each request, in the order in which they ended.
    var requests: [Logger.Metadata] {
        state.withLock { $0.filter { $0.message == "request" }.map { $0.metadata ?? [:] } }
    }

    var faults: [String] {
        state.withLock { $0.filter { $0.level >= .error }.map { "\($0.message) \($0.metadata ?? [:])" } }
    }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: ServiceLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        init(log: ServiceLog) {
            self.log = log
        }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.state.withLock { $0.append(event) }
        }
    }
}
