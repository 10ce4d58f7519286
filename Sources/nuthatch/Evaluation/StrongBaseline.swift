import Answering
import Evaluation
import RAGCore
import Retrieval

/// What questions cost when each is sent to the strong model with the passages that a search finds, answerable or not: the
/// bill of a bot without a router.
struct StrongBaseline {
    private static let passages = 6

    let session: AnswerSession
    let filter: Filter?

    /// In their order.
    ///
    /// - Throws: what the search or the gateway throws; a price that is not known, for one.
    func costs(of questions: [LabelledQuestion]) async throws -> [Money] {
        guard let model = session.model else {
            throw CommandFailure(.notConfigured, "There is no model to ask; set a key.")
        }
        var costs: [Money] = []
        for question in questions {
            let found = try await session.retriever.search(
                SearchRequest(
                    text: question.question,
                    collection: session.workspace.settings.collection,
                    limit: Self.passages,
                    filter: filter
                )
            )
            let prompt = AnswerPrompt(
                question: question.question,
                sources: found.results.compactMap { AnswerSource($0.passage) },
                language: question.language,
                tier: .strong,
                tokens: { ($0.utf8.count + 3) / 4 }
            )
            let reply = try await model.reply(to: prompt.prompt, heard: nil)
            guard let cost = reply.cost else {
                throw CommandFailure(
                    .badInput,
                    "What \(reply.model) costs is not known; give it a price in the file of settings."
                )
            }
            costs.append(cost)
        }
        return costs
    }
}
