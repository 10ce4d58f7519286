import RAGCore
import Upstreams

/// Embeddings: cached and shared as answers are, and gathered into batches.
extension Gateway {
    /// The vectors of the texts, in their order.
    ///
    /// - Throws: `GatewayError`, or `CancellationError` where the calling task is cancelled.
    package func embed(_ call: EmbeddingCall) async throws -> EmbeddingReply {
        let (entry, request) = try prepare(call)
        switch open(request, entry) {
        case .hit(let hit):
            let vectors = hit.response.frames.map(VectorFrame.vector)
            return EmbeddingReply(vectors: vectors, info: accountant.settle(entry, hit))
        case .seat(let seat):
            return try await takePart(in: seat, request, entry) { seat in
                let delivery = try await seat.flight.delivery(for: seat.member)
                let vectors = seat.flight.frames.map(VectorFrame.vector)
                return EmbeddingReply(
                    vectors: vectors,
                    info: self.accountant.settle(entry, delivery, request, seat)
                )
            }
        }
    }

    private func prepare(_ call: EmbeddingCall) throws -> (Entry, Request) {
        var entry = Entry(call, at: time)
        do {
            guard !call.texts.isEmpty else { throw GatewayError.invalidRequest("There are no texts to embed.") }
            let model = try catalogued(call.model)
            guard model.kind == .embeddings else {
                throw GatewayError.invalidRequest(
                    "“\(model.name)” gives answers, not embeddings; name an embedding model."
                )
            }
            entry.model = model.name
            return (entry, request(call, model))
        } catch {
            throw accountant.fail(entry, error)
        }
    }

    private func request(_ call: EmbeddingCall, _ model: ModelEntry) -> Request {
        let settings = configuration.settings
        let reads = settings.cache.isEnabled && model.caches && call.cache.reads
        let stores = settings.cache.isEnabled && model.caches && call.cache.stores
        let coalesces = settings.coalescing.isEnabled && model.coalesces && call.cache.reads
        let deadline = time.now + min(call.patience ?? settings.deadline, settings.deadline)
        let group = EmbeddingBatch.Group(model: model.name, dimensions: call.dimensions, tenant: call.tenant)
        return Request(
            key: reads || stores || coalesces ? RequestKey.key(of: call, model: model.name) : nil,
            control: CacheControl(
                reads: reads,
                stores: stores,
                maximumAge: call.cache.maximumAge,
                namespace: call.cache.namespace
            ),
            coalesces: coalesces,
            tenant: call.tenant,
            model: model,
            deadline: deadline,
            isStream: false,
            fetch: { [batcher] flight in
                let embedded = try await batcher.embed(call.texts, model, group, deadline, for: flight)
                for vector in embedded.vectors { flight.append(vector) }
                var delivery = embedded.delivery
                delivery.attempts = flight.attempts
                return delivery
            }
        )
    }
}
