import RAGCore
import Tracing
import Transport
import Upstreams

/// Spans of OpenTelemetry's GenAI conventions, one an attempt. Neither a prompt nor an answer nor a key is in them.
extension Dispatcher {
    /// Runs `work` in a span.
    ///
    /// - Parameters:
    ///   - model: what the upstream says that answered.
    ///   - work: is given the request, with the headers that tell the upstream of the span.
    func traced<Value: Sendable>(
        _ attempt: Attempt,
        _ operation: String,
        _ request: HTTPRequest,
        model: (Value) -> String?,
        _ work: (HTTPRequest) async throws -> Sent<Value>
    ) async throws -> Sent<Value> {
        let name = attempt.target.model.name
        return try await withSpan("\(operation) \(name)", ofKind: .client) { span in
            span.updateAttributes { $0.describe(attempt, operation) }
            var request = request
            InstrumentationSystem.instrument.inject(span.context, into: &request.headers, using: HeaderInjector())
            do {
                let sent = try await work(request)
                span.updateAttributes { $0.describe(sent, model: model(sent.value)) }
                return sent
            } catch {
                span.updateAttributes { $0.describe(error) }
                throw error
            }
        }
    }
}

private struct HeaderInjector: Injector {
    func inject(_ value: String, forKey key: String, into carrier: inout [HTTPHeader]) {
        carrier.append(HTTPHeader(name: key, value: value))
    }
}

extension SpanAttributes {
    fileprivate mutating func describe(_ attempt: Attempt, _ operation: String) {
        let url = attempt.target.lane.upstream.baseURL
        self["gen_ai.operation.name"] = operation
        self["gen_ai.provider.name"] = attempt.upstream
        self["gen_ai.request.model"] = attempt.target.model.name
        self["server.address"] = url.host
        self["server.port"] = Int(url.port ?? (url.isEncrypted ? 443 : 80))
    }

    fileprivate mutating func describe<Value>(_ sent: Sent<Value>, model: String?) {
        self["gen_ai.response.model"] = model
        self["gen_ai.usage.input_tokens"] = sent.usage?.input
        self["gen_ai.usage.output_tokens"] = sent.usage?.output
    }

    /// By codes, of which there are few; the words of an error may be an upstream's.
    fileprivate mutating func describe(_ error: any Error) {
        switch error {
        case let failure as AttemptFailure:
            self["error.type"] = failure.error.code
            self["http.response.status_code"] = failure.status
        case let error as TransportError: self["error.type"] = error.code
        case let error as GatewayError: self["error.type"] = error.code
        case is CancellationError: self["error.type"] = "cancelled"
        default: self["error.type"] = String(describing: type(of: error))
        }
    }
}
