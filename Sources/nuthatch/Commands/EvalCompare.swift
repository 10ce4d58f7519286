import ArgumentParser
import Evaluation
import RAGCore
import ReplyFormat
import Reporting

struct EvalCompare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Tell whether results differ, or whether it is noise.",
        discussion: """
            The first result is the baseline; each of the others is held against it, question by question, by the paired \
            bootstrap and the paired randomisation test. All have to be over the same data. Holm's correction is over all \
            measures and results at once, so name with --measures those that decide.
            """
    )

    @Argument(help: ArgumentHelp("What nuthatch eval retrieval --json --per-query wrote.", valueName: "result"))
    var results: [String]

    @Option(help: ArgumentHelp("Compare these alone, such as nDCG@10,MAP.", valueName: "list"))
    var measures: String?

    @Option(
        help: ArgumentHelp(
            "The measure that questions and slices are shown by; nDCG@10 unless given.",
            valueName: "measure"
        )
    )
    var by: String?

    @Flag(help: "Show the difference by tag, language, length and intent of the question.")
    var slices = false

    @Option(help: "Of the resamples; the same seed gives the same figures.")
    var seed: UInt64 = 1

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try output.check(shared)
        var runs: [ComparedRun] = []
        for path in results {
            runs.append(ComparedRun(path, try await ResultFile.read(EvaluationResult.self, from: path)))
        }
        let settings = ComparisonSettings(
            measures: measures.map(CommaList.parts),
            leading: by,
            hasSlices: slices,
            bootstrap: Bootstrap(seed: seed),
            test: RandomisationTest(seed: seed)
        )
        let comparison = try await ComputeQueue.run { [runs] in try Comparison(runs, settings: settings) }
        try await output.write(Report(comparison), json: shared.json ? try CompactJSON.line(comparison) : nil)
    }
}
