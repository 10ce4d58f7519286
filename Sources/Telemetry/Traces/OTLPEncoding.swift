import JSONText
import Tracing

/// Spans as the body of an export request of OTLP/HTTP in JSON:
/// https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. Numbers of 64 bits are strings there, ids are
/// hexadecimal, and enumerations are numbers.
package struct OTLPEncoding: Sendable {
    private let resource: [UInt8]
    private let scope: [UInt8]
    private let redaction: Redaction

    /// - Parameters:
    ///   - service: the name that the service has in traces.
    ///   - version: of the program.
    ///   - resource: more on who sends, such as `service.instance.id`.
    ///   - redaction: what must stand in no text.
    package init(
        service: String,
        version: String,
        resource: [String: String] = [:],
        redaction: Redaction = Redaction()
    ) {
        self.redaction = redaction
        var names = resource
        names["service.name"] = service
        names["service.version"] = version
        let fields = names.sorted { $0.key < $1.key }.map { SpanField(name: $0.key, value: .string($0.value)) }
        var object = JSONObjectWriter()
        object.add("attributes", array: fields.map { OTLPValue(redaction: redaction).json($0) })
        self.resource = object.finished()
        var scope = JSONObjectWriter()
        scope.add("name", "nuthatch")
        scope.add("version", version)
        self.scope = scope.finished()
    }

    func body(_ spans: [FinishedSpan]) -> [UInt8] {
        var scoped = JSONObjectWriter()
        scoped.add("scope", json: scope)
        scoped.add("spans", array: spans.map(json))
        var source = JSONObjectWriter()
        source.add("resource", json: resource)
        source.add("scopeSpans", array: [scoped.finished()])
        var request = JSONObjectWriter()
        request.add("resourceSpans", array: [source.finished()])
        return request.finished()
    }

    private func json(_ span: FinishedSpan) -> [UInt8] {
        let value = OTLPValue(redaction: redaction)
        var object = identified(span.context)
        if let parent = span.parent { object.add("parentSpanId", parent.description) }
        object.add("flags", span.context.parent.isSampled ? 1 : 0)
        object.add("name", json: value.text(span.name))
        object.add("kind", Self.number(of: span.kind))
        object.add("startTimeUnixNano", "\(span.start)")
        object.add("endTimeUnixNano", "\(span.end)")
        object.add("attributes", array: span.attributes.map(value.json))
        if span.droppedAttributes > 0 { object.add("droppedAttributesCount", span.droppedAttributes) }
        if !span.events.isEmpty { object.add("events", array: span.events.map(json)) }
        if span.droppedEvents > 0 { object.add("droppedEventsCount", span.droppedEvents) }
        if !span.links.isEmpty { object.add("links", array: span.links.map(json)) }
        if span.droppedLinks > 0 { object.add("droppedLinksCount", span.droppedLinks) }
        if let status = span.status { object.add("status", json: json(status)) }
        return object.finished()
    }

    private func json(_ event: FinishedSpan.Event) -> [UInt8] {
        let value = OTLPValue(redaction: redaction)
        var object = JSONObjectWriter()
        object.add("timeUnixNano", "\(event.nanoseconds)")
        object.add("name", json: value.text(event.name))
        object.add("attributes", array: event.attributes.map(value.json))
        return object.finished()
    }

    private func json(_ link: FinishedSpan.Link) -> [UInt8] {
        var object = identified(link.context)
        object.add("attributes", array: link.attributes.map(OTLPValue(redaction: redaction).json))
        return object.finished()
    }

    private func json(_ status: SpanStatus) -> [UInt8] {
        var object = JSONObjectWriter()
        if let message = status.message {
            object.add("message", json: OTLPValue(redaction: redaction).text(message))
        }
        object.add("code", status.code == .ok ? 1 : 2)
        return object.finished()
    }

    private func identified(_ context: TraceContext) -> JSONObjectWriter {
        var object = JSONObjectWriter()
        object.add("traceId", context.parent.traceID.description)
        object.add("spanId", context.parent.spanID.description)
        if !context.state.members.isEmpty { object.add("traceState", context.state.description) }
        return object
    }

    private static func number(of kind: SpanKind) -> Int {
        switch kind {
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        }
    }
}
