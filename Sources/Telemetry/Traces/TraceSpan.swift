import Synchronization
package import Tracing

/// A span of `TelemetryTracer`. What is written after its end is dropped, and so is what is more than `limit` of a kind.
///
/// Of an error only its type is kept: its words may be a prompt's, or hold a key.
package final class TraceSpan: Span {
    /// Attributes, events and links of a span.
    static let limit = 64

    private struct Recording {
        var name: String
        var attributes = SpanAttributes()
        var events: [FinishedSpan.Event] = []
        var links: [FinishedSpan.Link] = []
        var status: SpanStatus?
        var droppedEvents = 0
        var droppedLinks = 0
    }

    package let context: ServiceContext
    private let trace: TraceContext
    private let parent: SpanID?
    private let kind: SpanKind
    private let start: UInt64
    private let finish: @Sendable (FinishedSpan) -> Void
    /// Nil where nothing is recorded, and after the end.
    private let recording: Mutex<Recording?>

    init(
        _ name: String,
        context: ServiceContext,
        trace: TraceContext,
        parent: SpanID?,
        kind: SpanKind,
        start: UInt64,
        finish: @escaping @Sendable (FinishedSpan) -> Void
    ) {
        var context = context
        context.trace = trace
        self.context = context
        self.trace = trace
        self.parent = parent
        self.kind = kind
        self.start = start
        self.finish = finish
        recording = Mutex(trace.parent.isSampled ? Recording(name: name) : nil)
    }

    package var isRecording: Bool { recording.withLock { $0 != nil } }

    package var operationName: String {
        get { recording.withLock { $0?.name ?? "" } }
        set { change { $0.name = newValue } }
    }

    package var attributes: SpanAttributes {
        get { recording.withLock { $0?.attributes ?? [:] } }
        set { change { $0.attributes = newValue } }
    }

    package func setStatus(_ status: SpanStatus) {
        change { $0.status = status }
    }

    package func addEvent(_ event: SpanEvent) {
        let fields = SpanField.fields(event.attributes, limit: Self.limit).fields
        add(FinishedSpan.Event(name: event.name, nanoseconds: event.nanosecondsSinceEpoch, attributes: fields))
    }

    package func addLink(_ link: SpanLink) {
        guard let trace = link.context.trace else { return }
        let fields = SpanField.fields(link.attributes, limit: Self.limit).fields
        change { recording in
            if recording.links.count < Self.limit {
                recording.links.append(FinishedSpan.Link(context: trace, attributes: fields))
            } else {
                recording.droppedLinks += 1
            }
        }
    }

    package func recordError(
        _ error: any Error,
        attributes: SpanAttributes,
        at instant: @autoclosure () -> some TracerInstant
    ) {
        let type = SpanField(name: "exception.type", value: .string(String(describing: type(of: error))))
        let others = SpanField.fields(attributes, limit: Self.limit - 1).fields
        add(
            FinishedSpan.Event(
                name: "exception",
                nanoseconds: instant().nanosecondsSinceEpoch,
                attributes: [type] + others
            )
        )
    }

    package func end(at instant: @autoclosure () -> some TracerInstant) {
        let last = recording.withLock { recording -> Recording? in
            defer { recording = nil }
            return recording
        }
        guard let last else { return }
        let (fields, dropped) = SpanField.fields(last.attributes, limit: Self.limit)
        finish(
            FinishedSpan(
                context: trace,
                parent: parent,
                name: last.name,
                kind: kind,
                start: start,
                // The calendar may have been set back.
                end: max(start, instant().nanosecondsSinceEpoch),
                attributes: fields,
                events: last.events,
                links: last.links,
                status: last.status,
                droppedAttributes: dropped,
                droppedEvents: last.droppedEvents,
                droppedLinks: last.droppedLinks
            )
        )
    }

    private func add(_ event: FinishedSpan.Event) {
        change { recording in
            if recording.events.count < Self.limit {
                recording.events.append(event)
            } else {
                recording.droppedEvents += 1
            }
        }
    }

    private func change(_ change: (inout Recording) -> Void) {
        recording.withLock { recording in
            guard var changed = recording else { return }
            recording = nil
            change(&changed)
            recording = changed
        }
    }
}
