import Access
import Hummingbird
import RAGCore
import ReplyFormat

/// Documents one by one.
struct DocumentController: Sendable {
    let parts: ServiceParts

    private static let place = "/v1/collections/{collection}/documents"

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.get, Self.place, for: .ingest, list),
            ServiceRoute(.get, Self.place + "/{id}", for: .ingest, read),
            ServiceRoute(.put, Self.place + "/{id}", for: .ingest, put),
            ServiceRoute(.delete, Self.place + "/{id}", for: .ingest, remove),
        ]
    }

    @Sendable private func list(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let collection = try await knownCollection(context)
        var query = try QueryReader(request)
        let limit = try query.int("limit", in: 1...1_000) ?? 100
        let after = try query.text("after")
        try query.finish()
        // One more than asked for tells whether there are more.
        let lines = try await parts.documents.list(in: collection, after: after, limit: limit + 1)
        let shown = lines.prefix(limit)
        return try .json(
            DocumentPages.List(
                data: shown.map(DocumentPages.Line.init),
                hasMore: lines.count > limit,
                lastId: Nullable(shown.last?.id)
            )
        )
    }

    @Sendable private func read(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let collection = try await knownCollection(context)
        let id = try context.parameter("id")
        guard let document = try await parts.documents.document(id, in: collection) else { throw Self.notFound(id) }
        return try .json(DocumentPages.Whole(document))
    }

    @Sendable private func put(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let collection = try context.collection()
        let id = try context.parameter("id")
        guard DocumentReader.idLengths.contains(id.utf8.count) else {
            throw ServiceFailure(.invalidValue, "The id must be 1 to 512 bytes long.", param: "id")
        }
        let body = try await request.json(upTo: parts.settings.bodyLimit)
        return try await OnceOnly(store: parts.idempotency).perform(request, body, context) {
            try await put(body, id, in: collection)
        }
    }

    private func put(_ body: [UInt8], _ id: String, in collection: String) async throws -> IdempotentReply {
        var fields = try ObjectReader(body)
        let draft = try DocumentReader.draft(&fields, id: id)
        let batch = try await parts.admission.withPermit(.ingest) {
            try await parts.documents.put([draft], in: collection)
        }
        guard let item = batch.items.first else { throw ServiceFailure.internalError }
        if case .failed(let failure) = item.outcome { throw failure }
        return try IdempotentReply(
            json: DocumentPages.Put(
                id: id,
                collection: collection,
                result: item.outcome.name,
                chunks: item.chunks,
                embedded: batch.embedded,
                corpusVersion: batch.corpusVersion
            ),
            status: item.outcome == .new ? 201 : 200
        )
    }

    @Sendable private func remove(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let collection = try await knownCollection(context)
        let id = try context.parameter("id")
        return try await OnceOnly(store: parts.idempotency).perform(request, [], context) {
            guard let version = try await parts.documents.remove(id, from: collection) else { throw Self.notFound(id) }
            return try IdempotentReply(json: DocumentPages.Removed(id: id, corpusVersion: version))
        }
    }

    private func knownCollection(_ context: ServiceContext) async throws -> String {
        let name = try context.collection()
        guard try await parts.collections.summaries().contains(where: { $0.name == name }) else {
            throw ServiceFailure.collectionNotFound(name)
        }
        return name
    }

    private static func notFound(_ id: String) -> ServiceFailure {
        ServiceFailure(.documentNotFound, "There is no document “\(ServiceFailure.shown(id))” in this collection.")
    }
}

extension DocumentBatch.Outcome {
    var name: String {
        switch self {
        case .new: "new"
        case .updated: "updated"
        case .unchanged: "unchanged"
        case .failed: "failed"
        }
    }
}

extension ServiceContext {
    /// The collection of the path, where the caller's key holds it.
    func collection() throws(ServiceFailure) -> String {
        let name = try parameter("collection")
        guard name.utf8.count <= 200,
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw ServiceFailure(
                .invalidValue,
                "The collection's name must be 1 to 200 bytes without control characters.",
                param: "collection"
            )
        }
        guard caller.sees(name) else { throw ServiceFailure.collectionNotFound(name) }
        return name
    }
}
