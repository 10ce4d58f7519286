import Evaluation
import EvaluationFiles
import RAGCore
import ReplyFormat

/// Judges a run from a file.
struct RunRetrieval {
    let run: String
    let qrels: String
    let measures: [Measure]
    let countsMissing: Bool

    func measured() async throws -> MeasuredRetrieval {
        let evaluation = RunEvaluation(
            run: run,
            qrels: qrels,
            measures: measures,
            countsMissing: countsMissing,
            rankingDepth: MeasuredRetrieval.rankingDepth
        )
        let start = ContinuousClock.now
        let judged = try await ComputeQueue.run { try evaluation.judged(hasher: SHA256Hasher()) }
        var measured = MeasuredRetrieval(name: run, result: judged.result)
        measured.result.tookMilliseconds = (ContinuousClock.now - start).milliseconds
        if judged.missing > 0 {
            measured.notes.append(
                "The run leaves out \(judged.missing) of the judged queries; the means "
                    + (countsMissing ? "count them as zeros." : "count them with -c.")
            )
        }
        if judged.unjudged > 0 { measured.notes.append("\(judged.unjudged) queries of the run have no judgment.") }
        return measured
    }
}
