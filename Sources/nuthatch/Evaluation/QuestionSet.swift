import Evaluation
import EvaluationFiles

/// Questions, what answers them, and what is known of them, wherever they were read.
struct QuestionSet {
    var questions: [BEIRQuery]
    var judgments: Judgments
    /// By question id; empty where nothing more is known than their text.
    var facts: [String: EvaluationResult.Question]
    /// SHA-256 over documents, questions and judgments.
    var fingerprint: String
    var leavesOutItself: Bool
}

extension QuestionSet {
    /// Searches for each question in each of the ways, and measures.
    ///
    /// - Parameters:
    ///   - trial: what is searched.
    ///   - finish: given the lists of a setting, once it is over.
    func measure(
        _ settings: [RetrievalSetting],
        by trial: RetrievalTrial,
        _ measures: [Measure],
        chunking: String,
        embedder: String,
        finish: ([(question: BEIRQuery, list: RankedList)], RetrievalSetting) throws -> Void
    ) async throws -> [MeasuredRetrieval] {
        var measured: [MeasuredRetrieval] = []
        for setting in settings {
            let start = ContinuousClock.now
            var evaluator = Evaluator(measures, judgments: judgments, rankingDepth: MeasuredRetrieval.rankingDepth)
            var lists: [(BEIRQuery, RankedList)] = []
            let took = try await trial.run(setting) { question, list in
                evaluator.add(list, for: question.id)
                lists.append((question, list))
            }
            try finish(lists, setting)
            var result = evaluator.result(
                // Whoever finds nothing has found nothing: such a question counts.
                countsMissing: true,
                fingerprint: EvaluationResult.Fingerprint(
                    data: fingerprint,
                    chunking: chunking,
                    embedder: embedder,
                    retrieval: setting.name
                )
            )
            result.latency = EvaluationResult.Latency(took)
            result.questions = facts
            result.tookMilliseconds = (ContinuousClock.now - start).milliseconds
            measured.append(MeasuredRetrieval(name: setting.name, result: result, latencies: took))
        }
        return measured
    }
}
