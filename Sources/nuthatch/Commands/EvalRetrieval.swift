import ArgumentParser
import Evaluation
import EvaluationFiles
import RAGCore

struct EvalRetrieval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval",
        abstract: "Measure rankings by judgments.",
        discussion: """
            A run holds lines "query Q0 document rank score tag", judgments are lines "query iteration document judgment" or \
            "query document judgment"; either file may be gzip. As trec_eval has it, the rank column is ignored, scores are \
            compared in single precision, and equal ones rank by document id, descending.
            """
    )

    @Option(help: ArgumentHelp("The TREC run to judge.", valueName: "file"))
    var run: String

    @Option(help: ArgumentHelp("The judgments, of TREC or BEIR.", valueName: "file"))
    var qrels: String

    @Option(
        help: ArgumentHelp(
            "The measures, between commas; nDCG@10, MAP, MRR, P@5, Recall@100, Hit@1, R-precision and bpref unless given.",
            valueName: "list"
        )
    )
    var measures: String?

    @Flag(help: "Show the figures of each judged query.")
    var perQuery = false

    @Flag(
        name: [.customShort("c"), .customLong("complete")],
        help: "Count judged queries that the run leaves out, as zeros, in the means."
    )
    var countsMissing = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        do {
            _ = try chosenMeasures
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        let evaluation = RunEvaluation(
            run: run,
            qrels: qrels,
            measures: try chosenMeasures,
            countsMissing: countsMissing,
            rankingDepth: perQuery ? RetrievalReport.rankingDepth : 0
        )
        let start = ContinuousClock.now
        var judged = try await ComputeQueue.run { try evaluation.judged(hasher: SHA256Hasher()) }
        judged.result.tookMilliseconds = (ContinuousClock.now - start).milliseconds
        if !perQuery { judged.result.perQuery = nil }
        let report = RetrievalReport(judged, measures: evaluation.measures)
        Terminal.output(shared.json ? try JSONOutput.line(judged.result) : report.text)
    }

    private var chosenMeasures: [Measure] {
        get throws(MeasureError) { try measures.map(Measure.list) ?? Measure.standard }
    }
}
