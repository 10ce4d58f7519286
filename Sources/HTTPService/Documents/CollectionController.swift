import Hummingbird
import RAGCore

/// The collections that there are.
struct CollectionController: Sendable {
    let parts: ServiceParts

    private static let place = "/v1/collections/{collection}"

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.get, "/v1/collections", for: .ask, or: .ingest) { _, context in
                let seen = try await parts.collections.summaries().filter { context.caller.sees($0.name) }
                return try .json(DocumentPages.Collections(data: seen.map(DocumentPages.Collection.init)))
            },
            ServiceRoute(.get, Self.place, for: .ask, or: .ingest) { _, context in
                try .json(DocumentPages.Collection(try await summary(try context.collection())))
            },
            ServiceRoute(.put, Self.place, for: .ingest) { request, context in
                let name = try context.collection()
                return try await OnceOnly(store: parts.idempotency).perform(request, [], context) {
                    let isNew = try await parts.collections.create(name)
                    let summary = DocumentPages.Collection(try await summary(name))
                    return try IdempotentReply(json: summary, status: isNew ? 201 : 200)
                }
            },
            ServiceRoute(.delete, Self.place, for: .admin) { request, context in
                let name = try context.collection()
                return try await OnceOnly(store: parts.idempotency).perform(request, [], context) {
                    guard try await parts.collections.remove(name) else {
                        throw ServiceFailure.collectionNotFound(name)
                    }
                    return try IdempotentReply(json: DocumentPages.RemovedCollection(name: name))
                }
            },
        ]
    }

    private func summary(_ name: String) async throws -> CollectionSummary {
        guard let summary = try await parts.collections.summaries().first(where: { $0.name == name }) else {
            throw ServiceFailure.collectionNotFound(name)
        }
        return summary
    }
}
