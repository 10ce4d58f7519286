package import Logging

/// What swift-log calls: gathers the metadata of an event and gives it to the sink.
///
/// Metadata of the event goes before that of the provider, and that before the logger's own. An error becomes
/// `error.type` and `error.message`.
package struct LineLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let sink: LogSink

    package init(
        label: String,
        level: Logger.Level,
        sink: LogSink,
        metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.label = label
        self.logLevel = level
        self.sink = sink
        self.metadataProvider = metadataProvider
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error {
            all["error.type"] = "\(String(reflecting: type(of: error)))"
            all["error.message"] = "\(error)"
        }
        sink.write(
            level: event.level,
            label: label,
            message: event.message.description,
            fields: LogField.flattened(all)
        )
    }
}
