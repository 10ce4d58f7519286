import Answering
import ArgumentParser
import Evaluation
import LocalEmbedding
import Persistence
import RAGCore
import ReplyFormat
import Reporting

struct EvalGrounding: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grounding",
        abstract: "Measure how well sentences that their sources do not bear out are told from those that they do.",
        discussion: """
            Sentences of the collection are cited as they stand, in other words, and two in one; as many are spoiled one \
            way each: another number, a denial put in or taken out, or a source that is like the right one. Each is checked \
            against four passages, as an answer of a model is before it is sent.
            """
    )

    @Option(help: ArgumentHelp("How many true sentences, and how many spoiled ones.", valueName: "count"))
    var spoil = 500

    @Option(help: "Of whose documents: tune (what the check is fitted on), held-out (the others) or all.")
    var half = QuestionHalf.heldOut

    @Option(help: "The same seed makes the same sentences.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Write what each judgement stands on, a JSON line a sentence.", valueName: "file"))
    var signals: String?

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...100_000).contains(spoil) else {
            throw ValidationError("--spoil is \(spoil); it must be 1 to 100000.")
        }
    }

    func run() async throws {
        try output.check(shared)
        if let signals { try OutputFile.check(signals) }
        let settings = try shared.settings()
        let workspace = try await Workspace.open(settings, mode: .read, command: "eval grounding")
        let embedder = try await workspace.loadEmbedder()
        let trial = try await GroundingTrial(workspace, embedder: embedder)
        let judged = try await trial.judged(count: spoil, half: half, seed: seed)
        if let signals {
            let lines = try judged.map { try CompactJSON.line($0) }
            try await OutputFile.write(lines.joined(separator: "\n") + "\n", to: signals)
        }
        let report = GroundingReport(
            scores: GroundingScores(judged.map { ($0.kind, $0.isSupported) }),
            microseconds: trial.microseconds(of: judged)
        )
        let facts = [
            (name: "sentences", value: "\(judged.count)"), (name: "half", value: half.rawValue),
            (name: "seed", value: "\(seed)"), (name: "collection", value: settings.collection),
            (name: "embedder", value: embedder.fingerprint),
        ]
        try await output.write(Report(report, facts: facts), json: shared.json ? try CompactJSON.line(report) : nil)
    }
}
