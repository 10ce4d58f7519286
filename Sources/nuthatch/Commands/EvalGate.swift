import ArgumentParser
import Evaluation
import RAGCore
import ReplyFormat
import Reporting

struct EvalGate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "End with 8 where a figure fell beyond its tolerance and beyond noise.",
        discussion: """
            A rule is a measure and how far it may fall below the baseline: 'nDCG@10 -0.01', or 'MAP -2%' of the baseline's \
            figure. Noise is judged by a one-sided randomisation test over the questions. A result over other data is \
            refused, and one with other chunking or another embedder unless --across names it. --update writes the result \
            as the new baseline, a line a figure and a line a question, and judges nothing.
            """
    )

    @Argument(help: "What nuthatch eval retrieval --json --per-query wrote; - for standard input.")
    var result: String

    @Option(help: ArgumentHelp("What the result is held against.", valueName: "file"))
    var baseline: String

    @Option(name: .customLong("rule"), help: "Such as 'nDCG@10 -0.01'; may be given again.")
    var rules: [String] = []

    @Option(help: ArgumentHelp("What may differ: chunking, embedder or chunking,embedder.", valueName: "list"))
    var across: String?

    @Flag(help: "Write the result as the baseline.")
    var update = false

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try output.check(shared)
        let measured = try await ResultFile.read(Baseline.self, from: result)
        guard !update else {
            try await OutputFile.write(try measured.text, to: baseline)
            if !shared.quiet { Terminal.error("\(baseline) is the baseline now.") }
            return
        }
        let gate = try Gate(
            rules: try rules.map(GateRule.init(parsing:)),
            across: try across.map(FingerprintPart.list) ?? []
        )
        let expected = try await ResultFile.read(Baseline.self, from: baseline)
        let outcome = try await ComputeQueue.run { try gate.judge(measured, against: expected) }
        try await output.write(Report(outcome), json: shared.json ? try CompactJSON.line(outcome) : nil)
        if !outcome.passes { throw ExitCode(ExitStatus.gateFailed.rawValue) }
    }
}
