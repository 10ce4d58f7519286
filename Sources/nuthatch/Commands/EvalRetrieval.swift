import ArgumentParser
import Evaluation
import Foundation
import RAGCore
import ReplyFormat
import Reporting

struct EvalRetrieval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval",
        abstract: "Measure what searches find, by judgments.",
        discussion: """
            What is searched: the collection, for the questions of a file with JSON lines {"id", "question", "language", \
            "documents": [ids], "answer", "tags"}; or with --beir a folder with corpus.jsonl, queries.jsonl and \
            qrels/SPLIT.tsv, which is taken in to the database first, each document whole, and the second time not \
            embedded again; or nothing with --run and --qrels, where a TREC run is judged.

            As trec_eval has it, a run's rank column is ignored, scores are compared in single precision, and equal ones \
            rank by document id, descending. Several modes, weights and chunkings make a grid, a result each.
            """
    )

    @Argument(help: ArgumentHelp("The questions; \(LabelledQuestion.defaultFile) unless given.", valueName: "file"))
    var questions: String?

    @OptionGroup(title: "What is judged") var source: Source
    @OptionGroup(title: "How it is searched") var grid: Grid

    @Option(
        help: ArgumentHelp(
            "The measures, between commas; nDCG@10, MAP, MRR, P@5, Recall@100, Hit@1, R-precision and bpref unless given.",
            valueName: "list"
        )
    )
    var measures: String?

    @Flag(help: "Show the figures of each judged question.")
    var perQuery = false

    @Flag(
        name: [.customShort("c"), .customLong("complete")],
        help: "Count judged questions that a run leaves out, as zeros, in the means; searches always count them."
    )
    var countsMissing = false

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        do {
            _ = try chosenMeasures
        } catch {
            throw ValidationError(error.description)
        }
        guard [questions, source.beir, source.run].compactMap(\.self).count <= 1 else {
            throw ValidationError("Name one of a file of questions, --beir and --run.")
        }
        guard source.beir != nil || (source.runOut == nil && !grid.isCut) else {
            throw ValidationError("--run-out, --chunked and --chunk are about --beir; name a folder with it.")
        }
        guard (1...1000).contains(grid.depth) else {
            throw ValidationError("-n is \(grid.depth); it must be 1 to 1000.")
        }
    }

    func run() async throws {
        try output.check(shared)
        let measured = try await measured()
        let (names, showsQuestions) = (try chosenMeasures.map(\.description), perQuery)
        // The intervals are bootstrapped.
        let report = try await ComputeQueue.run { [measured] in
            Report(measured, measures: names, showsQuestions: showsQuestions)
        }
        try await output.write(report, json: shared.json ? try json(measured) : nil)
    }

    private func measured() async throws -> [MeasuredRetrieval] {
        let measures = try chosenMeasures
        if let run = source.run, let qrels = source.qrels {
            return [
                try await RunRetrieval(run: run, qrels: qrels, measures: measures, countsMissing: countsMissing)
                    .measured()
            ]
        }
        let searches = try grid.searches()
        if let folder = source.beir {
            let bounds = try grid.bounds()
            guard source.runOut == nil || searches.count * bounds.count == 1 else {
                throw CommandFailure(
                    .badInput,
                    "--run-out takes one search; name one mode, one weight and one chunking."
                )
            }
            return try await BEIRRetrieval(
                folder: folder,
                split: source.split,
                bounds: bounds,
                settings: searches,
                measures: measures,
                depth: grid.depth,
                runOut: source.runOut,
                collection: shared.collection,
                showsProgress: Terminal.showsProgress && !shared.quiet && !shared.json
            ).measured(try shared.settings())
        }
        let file = questions ?? LabelledQuestion.defaultFile
        return try await CollectionRetrieval(
            questions: try await ComputeQueue.run { try LabelledQuestion.read(from: file) },
            settings: searches,
            measures: measures,
            depth: grid.depth
        ).measured(try shared.settings())
    }

    /// A line for each.
    private func json(_ measured: [MeasuredRetrieval]) throws -> String {
        try measured.map { retrieval in
            var result = retrieval.result
            if !perQuery {
                result.perQuery = nil
                result.rankings = nil
                result.questions = nil
            }
            return try CompactJSON.line(result)
        }.joined(separator: "\n")
    }

    private var chosenMeasures: [Measure] {
        get throws(MeasureError) { try measures.map(Measure.list) ?? Measure.standard }
    }
}
