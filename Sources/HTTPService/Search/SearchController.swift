import Access
import Foundation
import Hummingbird
import RAGCore
import ReplyFormat
import Retrieval

/// Passages of the documents, in the shape of OpenAI's vector stores.
struct SearchController: Sendable {
    let parts: ServiceParts
    let desk: AnswerDesk

    private let shelf: AnswerShelf

    init(parts: ServiceParts, desk: AnswerDesk) {
        self.parts = parts
        self.desk = desk
        shelf = AnswerShelf(byteLimit: parts.settings.shelfBytes)
    }

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.post, "/v1/search", for: .ask) { request, context in
                try await search(request, nil, context)
            },
            ServiceRoute(.post, "/v1/vector_stores/{collection}/search", for: .ask) { request, context in
                try await search(request, try context.parameter("collection"), context)
            },
        ]
    }

    /// - Parameter path: the collection that the path names.
    private func search(_ request: Request, _ path: String?, _ context: ServiceContext) async throws -> Response {
        try request.check(accepts: "application/json")
        let bytes = try await request.json(upTo: parts.settings.bodyLimit)
        let key = AnswerShelf.Key(
            tenant: context.caller.tenant,
            collection: path ?? "",
            audience: context.caller.audience,
            day: Int(parts.time.date.timeIntervalSince1970 / 86_400),
            body: bytes
        )
        if let item = shelf.item(under: key), context.caller.sees(item.room.name) {
            return .json(text: item.text(took: parts.time.now - context.exchange.start))
        }
        let body = try SearchBody(bytes, collection: path)
        let room = try await desk.room(body.collection, for: context.caller)
        let generation = room.generation
        let filter = desk.filter(body.filter, for: context.caller)
        let responses = try await parts.admission.withPermit(.kept) {
            var responses: [SearchResponse] = []
            for query in body.queries {
                responses.append(
                    try await room.retriever.search(
                        SearchRequest(
                            text: query,
                            collection: room.name,
                            limit: body.limit,
                            mode: body.ranker.mode,
                            fusion: body.ranker == .auto ? room.fusion : nil,
                            filter: filter
                        )
                    )
                )
            }
            return responses
        }
        let page = SearchPage(body, responses, took: parts.time.now - context.exchange.start)
        let written = Array(try CompactJSON.bytes(page))
        if let item = AnswerShelf.Item(written, of: room, at: generation) { shelf.put(item, under: key) }
        return .json(text: written)
    }
}

extension SearchBody.Ranker {
    fileprivate var mode: SearchRequest.Mode {
        switch self {
        case .auto, .hybrid: .hybrid
        case .dense: .dense
        case .lexical: .lexical
        }
    }
}
