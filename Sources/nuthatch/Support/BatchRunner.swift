import Gateway
import WireFormat

/// Runs single lines of a batch.
struct BatchRunner: Sendable {
    let gateway: Gateway
    let call: CallOptions

    /// - Throws: `CancellationError` alone: what else fails is a result.
    func run(_ item: BatchItem) async throws -> BatchResult {
        let requestID = RequestID.make()
        do {
            switch item.work {
            case .chat(let request): return try await chat(request, item, requestID)
            case .embeddings(let request): return try await embeddings(request, item, requestID)
            case .refused(let reason): throw GatewayError.invalidRequest(reason)
            }
        } catch let error as GatewayError {
            return BatchResult(
                customID: item.customID,
                requestID: requestID,
                status: error.status,
                body: UpstreamFault(message: error.description, type: error.type, code: error.code).body
            )
        }
    }

    private func chat(_ request: ChatRequest, _ item: BatchItem, _ requestID: String) async throws -> BatchResult {
        let reply = try await gateway.chat(
            ChatCall(
                request,
                tenant: call.tenant,
                requestID: requestID,
                patience: call.patience,
                cache: call.cache
            )
        )
        return BatchResult(
            customID: item.customID,
            requestID: requestID,
            status: 200,
            body: reply.body,
            info: reply.info
        )
    }

    private func embeddings(
        _ request: EmbeddingRequest,
        _ item: BatchItem,
        _ requestID: String
    ) async throws -> BatchResult {
        guard let texts = request.texts else {
            throw GatewayError.invalidRequest("The input is a list of tokens; give texts.")
        }
        let reply = try await gateway.embed(
            EmbeddingCall(
                texts,
                model: request.model ?? "",
                dimensions: request.dimensions,
                tenant: call.tenant,
                requestID: requestID,
                patience: call.patience,
                cache: call.cache
            )
        )
        let answer = EmbeddingResponse(model: reply.info.model, vectors: reply.vectors, usage: reply.info.usage)
        return BatchResult(
            customID: item.customID,
            requestID: requestID,
            status: 200,
            body: answer.body(model: reply.info.model, encoding: request.encoding),
            info: reply.info
        )
    }
}

extension GatewayError {
    /// As OpenAI groups its errors.
    fileprivate var type: String {
        switch status {
        case 429: "rate_limit_error"
        case 400..<500: "invalid_request_error"
        default: "server_error"
        }
    }
}
