/// A call whose arguments are right.
enum MCPJob: Sendable, Equatable {
    /// Of a question and of what is searched for, in Unicode scalars.
    static let textLimit = 8000
    /// Of names, ids and language tags.
    static let nameLimit = 512

    case search(MCPSearch)
    case answer(MCPQuestion)
    case document(MCPDocumentRequest)

    init(_ tool: MCPTool, _ arguments: MCPArguments) throws(MCPToolFault) {
        let collection = try arguments.optionalText("collection", limit: Self.nameLimit)
        switch tool {
        case .search:
            self = .search(
                MCPSearch(
                    query: try arguments.text("query", limit: Self.textLimit),
                    collection: collection,
                    limit: try arguments.number("max_results", in: MCPSearch.limits) ?? MCPSearch.standardLimit,
                    language: try arguments.optionalText("language", limit: Self.nameLimit)
                )
            )
        case .answer:
            self = .answer(
                MCPQuestion(
                    question: try arguments.text("question", limit: Self.textLimit),
                    collection: collection,
                    locale: try arguments.optionalText("locale", limit: Self.nameLimit),
                    history: try arguments.turns(
                        "history",
                        limit: MCPQuestion.turnLimit,
                        textLimit: Self.textLimit
                    )
                )
            )
        case .document:
            let id = try arguments.text("id", limit: Self.nameLimit)
            self = .document(MCPDocumentRequest(id: id, collection: collection))
        }
    }

    /// Runs it.
    ///
    /// - Returns: the JSON that it gives.
    func run(by tools: some MCPTools) async throws -> [UInt8] {
        switch self {
        case .search(let search): try await tools.search(search).json
        case .answer(let question): try await tools.answer(question).json
        case .document(let wanted): try await tools.document(wanted).json
        }
    }
}
