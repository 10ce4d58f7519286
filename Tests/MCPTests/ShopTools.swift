import MCP
import Synchronization
import TestSupport

/// Tools of a shop with one document, some of which take until they are cancelled.
final class ShopTools: MCPTools {
    struct Broken: Error, Equatable {}

    /// Opens with the first call that waits.
    let waits = Latch<Void>()
    private let stopped = Mutex(0)

    /// Calls that were cancelled while they waited.
    var cancelled: Int { stopped.withLock { $0 } }

    func search(_ search: MCPSearch) async throws -> MCPPassages {
        switch search.query {
        case "wait":
            waits.set()
            do {
                try await Task.sleep(for: .seconds(600))
            } catch {
                stopped.withLock { $0 += 1 }
                throw error
            }
        case "break": throw Broken()
        default: break
        }
        let passage = MCPPassages.Passage(
            documentID: "returns",
            title: "Returns",
            uri: "returns.md",
            headingPath: ["How long"],
            text: "\(search.query)|\(search.collection ?? "-")|\(search.limit)|\(search.language ?? "-")",
            score: 0.5
        )
        return MCPPassages([passage])
    }

    func answer(_ question: MCPQuestion) async throws -> MCPAnswer {
        let said = question.history.map { ($0.isCustomer ? "c:" : "s:") + $0.text }.joined(separator: ",")
        return MCPAnswer(
            text: "60 days. [1] \(question.question)|\(question.locale ?? "-")|\(said)",
            isAnswerable: true,
            citations: [
                MCPAnswer.Citation(
                    index: 1,
                    documentID: "returns",
                    title: "Returns",
                    uri: "returns.md",
                    quote: "You have \"60\" days.\n"
                )
            ],
            route: "quoted",
            recommendsHandoff: false,
            handoffReason: nil,
            suggestions: [MCPAnswer.Suggestion(documentID: "fees", title: "Fees", uri: "fees.md")]
        )
    }

    func document(_ wanted: MCPDocumentRequest) async throws -> MCPDocument {
        guard wanted.id == "returns" else { throw MCPToolFault("There is no document “\(wanted.id)”; search for it.") }
        return MCPDocument(
            id: "returns",
            title: "Returns",
            uri: "returns.md",
            language: "en",
            sections: [MCPDocument.Section(headingPath: ["How long"], text: "You have 60 days.")]
        )
    }
}
