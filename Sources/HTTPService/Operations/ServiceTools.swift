import Access
import Answering
import MCP
import RAGCore
import ReplyFormat
import Retrieval

/// The tools of the Model Context Protocol, on behalf of whoever calls.
struct ServiceTools: MCPTools {
    let parts: ServiceParts
    let desk: AnswerDesk
    let context: ServiceContext

    func search(_ search: MCPSearch) async throws -> MCPPassages {
        let room = try await room(search.collection)
        let filter = desk.filter(search.language.map { .language($0) }, for: context.caller)
        let response = try await parts.admission.withPermit(.kept) {
            try await room.retriever.search(
                SearchRequest(
                    text: search.query,
                    collection: room.name,
                    limit: search.limit,
                    fusion: room.fusion,
                    filter: filter
                )
            )
        }
        return MCPPassages(response.results)
    }

    func answer(_ question: MCPQuestion) async throws -> MCPAnswer {
        let room = try await room(question.collection)
        let request = AnswerRequest(
            question: question.question,
            collection: room.name,
            history: question.history.map { ConversationTurn($0.isCustomer ? .customer : .shop, $0.text) },
            locale: question.locale
        )
        let given = try await desk.answer(desk.addressed(request, context), usesCache: true, in: room, context)
        return MCPAnswer(given.record.answer)
    }

    func document(_ wanted: MCPDocumentRequest) async throws -> MCPDocument {
        let room = try await room(wanted.collection)
        let filter = desk.filter(.equal("id", .string(wanted.id)), for: context.caller)
        let ids = try await room.store.chunkIDs(matching: filter, in: room.name)
        let passages = try await room.store.passages(Array(ids.prefix(MCPDocument.sectionLimit)), in: room.name)
        guard let document = MCPDocument(passages, of: ids.count) else {
            throw MCPToolFault(
                "There is no document “\(wanted.id)” in “\(room.name)”; find its id by search, as document_id."
            )
        }
        return document
    }

    private func room(_ name: String?) async throws -> CollectionRoom {
        do {
            return try await desk.room(name ?? "default", for: context.caller)
        } catch let failure as ServiceFailure {
            throw MCPToolFault(failure.message)
        }
    }
}
