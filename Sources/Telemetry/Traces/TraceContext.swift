import Tracing

/// The span that work belongs to, as it travels with the work.
struct TraceContext: Sendable {
    var parent: TraceParent
    /// Handed on as it came.
    var state: TraceState
}

extension ServiceContext {
    private enum TraceKey: ServiceContextKey {
        typealias Value = TraceContext
    }

    var trace: TraceContext? {
        get { self[TraceKey.self] }
        set { self[TraceKey.self] = newValue }
    }
}
