import ArgumentParser
import Evaluation
import Foundation
import RAGCore
import ReplyFormat

struct EvalRouting: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routing",
        abstract: "Measure a router from files: what it saves, what it costs, and whether it knows how sure it is.",
        discussion: """
            The outcomes are JSON lines {"text", "weak_correct", "strong_correct"}, with "score" (the router's estimate that \
            the strong model is needed), "label", "weak_cost" and "strong_cost" in all of them or in none; or a table of \
            comma-separated values with a text and what each model made of it (true or false); or a folder of such tables, \
            whose names are the labels. In a table of three columns the weak model's comes before the strong one's, unless \
            --weak and --strong name them.

            With --train-half a router is trained on a random half of the outcomes, by their texts alone, and judged on the \
            other half beside the ways that need none; scores in the file are not used then.

            The predictions are JSON lines {"text", "label", "predicted"}, with "confidence" (0 to 1) and "in_scope" in all \
            of them or in none.
            """
    )

    @Argument(help: ArgumentHelp("The outcomes: JSON lines, a table, or a folder of tables.", valueName: "file"))
    var outcomes: String?

    @Option(help: ArgumentHelp("What a classifier predicted, JSON lines.", valueName: "file"))
    var predictions: String?

    @Option(help: ArgumentHelp("The column of the weak model in a table.", valueName: "column"))
    var weak: String?

    @Option(help: ArgumentHelp("The column of the strong model in a table.", valueName: "column"))
    var strong: String?

    @Option(
        help: ArgumentHelp(
            "The share of calls to the strong model at which quality and harm are read.",
            valueName: "0..1"
        )
    )
    var share = 0.5

    @Flag(help: "Train a router on one half of the outcomes, and judge it on the other.")
    var trainHalf = false

    @Option(help: ArgumentHelp("How often --train-half halves the outcomes; figures are the means.", valueName: "n"))
    var halvings = 10

    @Option(help: ArgumentHelp("The seed of the first halving; the next ones follow it.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: "Resamples of the bootstrap that the intervals stand on.")
    var resamples = 2000

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard outcomes != nil || predictions != nil else {
            throw ValidationError("There is nothing to measure; name a file of outcomes, or one with --predictions.")
        }
        guard (0...1).contains(share) else { throw ValidationError("--share is \(share); it must be 0 to 1.") }
        guard (100...100_000).contains(resamples) else {
            throw ValidationError("--resamples is \(resamples); it must be 100 to 100000.")
        }
        guard (1...100).contains(halvings) else {
            throw ValidationError("--halvings is \(halvings); it must be 1 to 100.")
        }
        guard !trainHalf || outcomes != nil else {
            throw ValidationError("--train-half needs outcomes to train on; name a file of them.")
        }
        guard (weak == nil) == (strong == nil) else {
            throw ValidationError("--weak and --strong belong together; name both columns.")
        }
    }

    func run() async throws {
        try output.check(shared)
        let graded = try await ComputeQueue.run { [self] in
            try outcomes.map { try RoutingFiles.outcomes(at: $0, weak: weak, strong: strong) }
        }
        let trained = try await trained(on: graded)
        let report = try await ComputeQueue.run { [self] in try measured(graded, trained) }
        try await output.write(
            report.report(of: [outcomes, predictions].compactMap(\.self)),
            json: shared.json ? try CompactJSON.line(report) : nil
        )
    }

    private func trained(on outcomes: [RoutingOutcome]?) async throws -> GainTrial.Result? {
        guard trainHalf, let outcomes else { return nil }
        let embedder = try await Workspace.loadEmbedder(try shared.settings())
        let trial = GainTrial(seed: seed, halvings: halvings, showsProgress: Terminal.showsProgress && !shared.quiet)
        return try await trial.result(on: outcomes, embedder: embedder)
    }

    private func measured(_ graded: [RoutingOutcome]?, _ trained: GainTrial.Result?) throws -> RoutingReport {
        let bootstrap = Bootstrap(resamples: resamples)
        return RoutingReport(
            routing: graded.map {
                RoutingEvaluation(of: $0, share: share, trained: trained?.halves, bootstrap: bootstrap)
            },
            predictions: try predictions.map { path in
                PredictionEvaluation(
                    of: try Prediction.predictions(inJSONLines: Array(try InputFile.bytes(of: path)), file: path),
                    bootstrap: bootstrap
                )
            },
            training: trained?.training
        )
    }
}
