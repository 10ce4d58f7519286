import Gateway
import HTTPTypes
import Hummingbird
import RAGCore
import WireFormat

/// Embeddings, by the model in the process or by a remote one.
struct EmbeddingController: Sendable {
    let parts: ServiceParts

    var routes: [ServiceRoute] { [ServiceRoute(.post, "/v1/embeddings", for: .ask, embed)] }

    @Sendable private func embed(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let body = try EmbeddingRequest(try await request.json(upTo: parts.settings.bodyLimit))
        try request.check(accepts: "application/json")
        guard let model = body.model else {
            throw ServiceFailure(
                .missingField,
                "`model` is missing; it must be an embedding model, such as \"\(parts.embedderName)\".",
                param: "model"
            )
        }
        guard let texts = body.texts else {
            throw ServiceFailure(.invalidValue, "`input` is tokens; send texts.", param: "input")
        }
        let reply =
            model == parts.embedderName
            ? try await local(texts, body, context) : try await remote(texts, body, model, context)
        return .json(text: reply.body(model: reply.model ?? model, encoding: body.encoding))
    }

    private func local(
        _ texts: [String],
        _ body: EmbeddingRequest,
        _ context: ServiceContext
    ) async throws -> EmbeddingResponse {
        guard body.dimensions == nil || body.dimensions == parts.embedder.dimension else {
            throw ServiceFailure(
                .invalidValue,
                "`dimensions` is \(body.dimensions ?? 0); \(parts.embedderName) has \(parts.embedder.dimension).",
                param: "dimensions"
            )
        }
        let embeddings = try await parts.embedder.embed(texts)
        let usage = TokenUsage(input: embeddings.reduce(0) { $0 + $1.tokens }, output: 0)
        context.exchange.note {
            $0.usage = Exchange.Usage(model: parts.embedderName, tokens: usage, cost: .zero, cache: .off)
        }
        return EmbeddingResponse(model: parts.embedderName, vectors: embeddings.map(\.vector), usage: usage)
    }

    private func remote(
        _ texts: [String],
        _ body: EmbeddingRequest,
        _ model: String,
        _ context: ServiceContext
    ) async throws -> EmbeddingResponse {
        let call = EmbeddingCall(
            texts,
            model: model,
            dimensions: body.dimensions,
            tenant: context.caller.tenant,
            requestID: context.exchange.requestID,
            patience: context.exchange.patience
        )
        let reply = try await parts.gateway.embed(call)
        context.exchange.note { $0.usage = Exchange.Usage(reply.info) }
        return EmbeddingResponse(model: reply.info.model, vectors: reply.vectors, usage: reply.info.usage)
    }
}
