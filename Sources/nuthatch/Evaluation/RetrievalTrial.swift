import Evaluation
import EvaluationFiles
import RAGCore
import ReplyFormat
import Retrieval

/// Searches for all questions of a set, as a service would.
struct RetrievalTrial {
    let retriever: Retriever
    let collection: String
    let set: QuestionSet
    let measures: [Measure]
    /// How many documents are ranked for a question.
    let depth: Int
    /// How many chunks are looked at to find that many documents.
    let chunkLimit: Int
    /// What the collection was made with, for the result.
    let chunking: String
    let embedder: String

    /// Searches in each of the ways, and measures.
    ///
    /// - Parameter finish: given the lists of a setting, once it is over.
    func measure(
        _ settings: [RetrievalSetting],
        finish: ([(question: BEIRQuery, list: RankedList)], RetrievalSetting) async throws -> Void = { _, _ in }
    ) async throws -> [MeasuredRetrieval] {
        var measured: [MeasuredRetrieval] = []
        for setting in settings {
            let start = ContinuousClock.now
            let (lists, took) = try await search(setting)
            try await finish(lists, setting)
            var evaluator = Evaluator(measures, judgments: set.judgments, rankingDepth: MeasuredRetrieval.rankingDepth)
            for (question, list) in lists { evaluator.add(list, for: question.id) }
            var result = evaluator.result(
                // Whoever finds nothing has found nothing: such a question counts.
                countsMissing: true,
                fingerprint: EvaluationResult.Fingerprint(
                    data: set.fingerprint,
                    chunking: chunking,
                    embedder: embedder,
                    retrieval: setting.name
                )
            )
            result.latency = EvaluationResult.Latency(took)
            result.questions = set.facts
            result.tookMilliseconds = (ContinuousClock.now - start).milliseconds
            measured.append(MeasuredRetrieval(name: setting.name, result: result, latencies: took))
        }
        return measured
    }

    /// The ranking of each question, a document by its best chunk, and how long each search took, in milliseconds.
    private func search(
        _ setting: RetrievalSetting
    ) async throws -> (lists: [(question: BEIRQuery, list: RankedList)], took: [Double]) {
        var lists: [(BEIRQuery, RankedList)] = []
        var took: [Double] = []
        for question in set.questions {
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
            let list = RankedList(
                documentsOf: response.results,
                depth: depth,
                leavingOut: set.leavesOutItself ? question.id : nil
            )
            lists.append((question, list))
        }
        return (lists, took)
    }
}
