import Tracing
import Upstreams

extension Dispatcher {
    /// Runs `work` in a span of OpenTelemetry's GenAI conventions. Neither a prompt nor an answer is in it.
    func traced<Value: Sendable>(
        _ attempt: Attempt,
        _ operation: String,
        _ work: () async throws -> Value
    ) async throws -> Value {
        let model = attempt.target.model.name
        return try await withSpan("\(operation) \(model)", ofKind: .client) { span in
            if span.isRecording {
                span.attributes["gen_ai.operation.name"] = operation
                span.attributes["gen_ai.provider.name"] = attempt.upstream
                span.attributes["gen_ai.request.model"] = model
                span.attributes["server.address"] = attempt.target.lane.upstream.baseURL.host
            }
            return try await work()
        }
    }
}
