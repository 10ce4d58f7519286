package import Tracing

/// What swift-distributed-tracing is bootstrapped with: spans that end go to a `SpanExporter`, and who called is read from
/// and written to the headers `traceparent` and `tracestate`.
package final class TelemetryTracer: Tracer {
    private let sampler: TraceSampler
    private let exporter: SpanExporter
    private let random: @Sendable () -> UInt64

    /// - Parameters:
    ///   - exporter: the caller runs it, and shuts it down.
    ///   - random: what ids are made of.
    package init(
        sampler: TraceSampler,
        exporter: SpanExporter,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0...UInt64.max) }
    ) {
        self.sampler = sampler
        self.exporter = exporter
        self.random = random
    }

    package func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> TraceSpan {
        let context = context()
        let parent = context.trace?.parent
        let traceID = parent?.traceID ?? TraceID(from: random)
        let own = TraceParent(
            traceID: traceID,
            spanID: SpanID(from: random),
            isSampled: sampler.samples(traceID, parent: parent)
        )
        return TraceSpan(
            operationName,
            context: context,
            trace: TraceContext(parent: own, state: context.trace?.state ?? .empty),
            parent: parent?.spanID,
            kind: kind,
            start: instant().nanosecondsSinceEpoch,
            finish: { [exporter] in exporter.add($0) }
        )
    }

    @available(*, deprecated)
    package func forceFlush() {
        // Spans leave by the exporter's own pace, and by its shutting down.
    }

    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let parent = extractor.extract(key: Self.parentHeader, from: carrier).flatMap(TraceParent.init) else {
            return
        }
        let state = extractor.extract(key: Self.stateHeader, from: carrier).flatMap { TraceState($0) }
        context.trace = TraceContext(parent: parent, state: state ?? .empty)
    }

    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let trace = context.trace else { return }
        injector.inject(trace.parent.description, forKey: Self.parentHeader, into: &carrier)
        guard !trace.state.members.isEmpty else { return }
        injector.inject(trace.state.description, forKey: Self.stateHeader, into: &carrier)
    }

    private static let parentHeader = "traceparent"
    private static let stateHeader = "tracestate"
}
