import Tracing

/// A span that has ended, as it is sent.
struct FinishedSpan: Sendable {
    struct Event: Sendable {
        var name: String
        var nanoseconds: UInt64
        var attributes: [SpanField]
    }

    struct Link: Sendable {
        var context: TraceContext
        var attributes: [SpanField]
    }

    var context: TraceContext
    /// The span that it is part of.
    var parent: SpanID?
    var name: String
    var kind: SpanKind
    /// Since 1970.
    var start: UInt64
    /// Since 1970; not before the start.
    var end: UInt64
    var attributes: [SpanField]
    var events: [Event]
    var links: [Link]
    var status: SpanStatus?
    /// What was more than a span holds.
    var droppedAttributes: Int
    var droppedEvents: Int
    var droppedLinks: Int
}
