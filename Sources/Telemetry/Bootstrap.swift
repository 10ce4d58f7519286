import CoreMetrics
package import Logging

/// Has all loggers of the process write to standard error, and all metrics count in `registry`.
///
/// Once in a process: swift-log and swift-metrics end it the second time.
///
/// - Parameters:
///   - level: what is less severe is not logged.
///   - secrets: are shown nowhere in the log; see `Redaction`.
/// - Returns: the sink, to be flushed before the process ends.
package func bootstrap(
    level: Logger.Level,
    format: LogFormat,
    registry: MetricsRegistry,
    secrets: [String]
) -> LogSink {
    let sink = LogSink(format: format, redaction: Redaction(secrets: secrets))
    LoggingSystem.bootstrap { LineLogHandler(label: $0, level: level, sink: sink) }
    MetricsSystem.bootstrap(registry)
    return sink
}
