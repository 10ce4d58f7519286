import HTTPService
import HTTPTypes
import HummingbirdCore
import Tracing

/// A span for each request of the service's users, below the span that the caller names.
enum RequestTracing {
    @TaskLocal private static var span: (any Span)?

    /// Runs `work` in a span; what watches the service has none.
    @concurrent static func run(_ request: Request, _ work: @concurrent () async throws -> Void) async rethrows {
        let path = request.uri.path
        guard path.hasPrefix("/v1/") || path == "/mcp" else { return try await work() }
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(request.headers, into: &context, using: FieldExtractor())
        try await withSpan(request.method.rawValue, context: context, ofKind: .server) { span in
            try await $span.withValue(span) { try await work() }
        }
    }

    /// Tells the span how the request ended: by names and codes, never by what was asked.
    static func end(_ end: RequestEnd) {
        guard let span, span.isRecording else { return }
        if !end.route.isEmpty { span.operationName = "\(end.method) \(end.route)" }
        span.updateAttributes { attributes in
            attributes["http.request.method"] = end.method
            attributes["http.route"] = end.route
            attributes["http.response.status_code"] = end.status
            attributes["nuthatch.request_id"] = end.requestID
            if end.status >= 500 { attributes["error.type"] = String(end.status) }
        }
        if end.status >= 500 { span.setStatus(SpanStatus(code: .error)) }
    }
}

private struct FieldExtractor: Extractor {
    func extract(key: String, from carrier: HTTPFields) -> String? {
        HTTPField.Name(key).flatMap { carrier[$0] }
    }
}
