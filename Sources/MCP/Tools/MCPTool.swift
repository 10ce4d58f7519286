/// The tools that there are.
enum MCPTool: String, Sendable, CaseIterable {
    case search
    case answer
    case document = "get_document"

    /// Their names.
    var arguments: [String] {
        switch self {
        case .search: ["query", "collection", "max_results", "language"]
        case .answer: ["question", "collection", "locale", "history"]
        case .document: ["id", "collection"]
        }
    }
}
