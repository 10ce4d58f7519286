import Evaluation
import EvaluationFiles
import RAGCore
import Retrieval

/// Searches for all questions of a set, as a service would.
struct RetrievalTrial {
    let retriever: Retriever
    let collection: String
    let questions: [BEIRQuery]
    /// How many documents are ranked for a question.
    let depth: Int
    /// How many chunks are looked at to find that many documents.
    let chunkLimit: Int
    /// A document with the question's id is left out of its ranking, as BEIR does: in some sets questions are documents.
    let leavesOutItself: Bool

    /// Hands the ranking of each question to `body`. A document counts by its best chunk.
    ///
    /// - Returns: how long each search took, in milliseconds.
    func run(_ setting: RetrievalSetting, _ body: (BEIRQuery, RankedList) throws -> Void) async throws -> [Double] {
        var took: [Double] = []
        for question in questions {
            let start = ContinuousClock.now
            let response = try await retriever.search(
                SearchRequest(
                    text: question.text,
                    collection: collection,
                    limit: chunkLimit,
                    mode: setting.mode,
                    fusion: setting.fusion
                )
            )
            took.append((ContinuousClock.now - start).milliseconds)
            try body(
                question,
                RankedList(
                    documentsOf: response.results,
                    depth: depth,
                    leavingOut: leavesOutItself ? question.id : nil
                )
            )
        }
        return took
    }
}
