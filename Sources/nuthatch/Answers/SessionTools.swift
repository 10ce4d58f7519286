import Answering
import MCP
import Persistence
import RAGCore
import ReplyFormat
import Retrieval

/// The tools of the Model Context Protocol over what answers questions.
struct SessionTools: MCPTools {
    let session: AnswerSession
    /// Which documents may be found.
    let filter: Filter?
    let usesKeptAnswers: Bool
    let fusion: Fusion?
    /// What is the same of every question: whose it is, which model, what is known beside.
    let template: AnswerRequest

    func search(_ search: MCPSearch) async throws -> MCPPassages {
        let collection = try collection(search.collection)
        let response = try await session.retriever.search(
            SearchRequest(
                text: search.query,
                collection: collection,
                limit: search.limit,
                fusion: fusion,
                filter: narrowed(search.language.map { .language($0) })
            )
        )
        return MCPPassages(response.results)
    }

    func answer(_ question: MCPQuestion) async throws -> MCPAnswer {
        var request = template
        request.question = question.question
        request.collection = try collection(question.collection)
        request.filter = filter
        if let locale = question.locale { request.locale = locale }
        request.history += question.history.map { ConversationTurn($0.isCustomer ? .customer : .shop, $0.text) }
        return MCPAnswer(try await session.pipeline.answer(request, usesCache: usesKeptAnswers).record.answer)
    }

    func document(_ wanted: MCPDocumentRequest) async throws -> MCPDocument {
        let collection = try collection(wanted.collection)
        let store = session.workspace.store
        let only = narrowed(.equal("id", .string(wanted.id)))
        let ids = try await store.chunkIDs(matching: only ?? .and([]), in: collection)
        let passages = try await store.passages(Array(ids.prefix(MCPDocument.sectionLimit)), in: collection)
        guard let document = MCPDocument(passages, of: ids.count) else {
            throw MCPToolFault(
                "There is no document “\(wanted.id)” in “\(collection)”; find its id by search, as document_id."
            )
        }
        return document
    }

    private func narrowed(_ other: Filter?) -> Filter? {
        let filters = [filter, other].compactMap(\.self)
        return filters.isEmpty ? nil : .and(filters)
    }

    /// The vectors of one collection are in memory, and no other is there for a caller.
    private func collection(_ wanted: String?) throws(MCPToolFault) -> String {
        let own = template.collection
        guard let wanted, wanted != own else { return own }
        throw MCPToolFault("There is no collection “\(wanted)” here; leave the argument out, or give “\(own)”.")
    }
}
