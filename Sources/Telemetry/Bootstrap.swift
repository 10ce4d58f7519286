import CoreMetrics
package import Logging
import Tracing

/// Has all loggers of the process write to standard error, all metrics count in `registry`, and all spans be `tracer`'s.
///
/// Once in a process: swift-log, swift-metrics and swift-distributed-tracing end it the second time.
///
/// - Parameters:
///   - level: what is less severe is not logged.
///   - secrets: are shown nowhere in the log; see `Redaction`.
///   - tracer: nil records no spans.
/// - Returns: the sink, to be flushed before the process ends.
package func bootstrap(
    level: Logger.Level,
    format: LogFormat,
    registry: MetricsRegistry,
    secrets: [String],
    tracer: TelemetryTracer? = nil
) -> LogSink {
    let sink = LogSink(format: format, redaction: Redaction(secrets: secrets))
    LoggingSystem.bootstrap { LineLogHandler(label: $0, level: level, sink: sink) }
    MetricsSystem.bootstrap(registry)
    if let tracer { InstrumentationSystem.bootstrap(tracer) }
    return sink
}
