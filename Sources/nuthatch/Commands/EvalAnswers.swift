import ArgumentParser
import Evaluation
import LocalEmbedding
import Persistence
import RAGCore
import Reporting

struct EvalAnswers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers",
        abstract: "Ask all questions of a file, and measure the answers and refusals.",
        discussion: """
            The file holds JSON lines {"id", "question", "language", "documents": [ids], "answer", "tags"}. Right is an \
            answer that cites a listed document, and for a question without documents a refusal. "first_hit" is how often \
            the first result of a search is of a listed document, by words alone and by both sides.
            """
    )

    @Argument(help: ArgumentHelp("The questions; \(LabelledQuestion.defaultFile) unless given.", valueName: "file"))
    var questions: String?

    @Option(help: "tune (what settings are fitted on), held-out (the others) or all.")
    var half = QuestionHalf.all

    @Option(help: ArgumentHelp("Write what each judgement stands on, a JSON line a question.", valueName: "file"))
    var signals: String?

    @Option(help: ArgumentHelp("A model of nuthatch models judges the answers too, for a price.", valueName: "model"))
    var judge: String?

    @Option(
        help: ArgumentHelp(
            "What it is told, with {{question}}, {{answer}}, {{sources}} and {{reference}}.",
            valueName: "file"
        )
    )
    var judgePrompt = AnswerJudge.defaultPrompt

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions
    @OptionGroup var filters: FilterOptions

    func run() async throws {
        try output.check(shared)
        if let signals { try OutputFile.check(signals) }
        let settings = try shared.settings()
        let promptFile = judgePrompt
        let judge = try await ComputeQueue.run { [judge] in
            try judge.map { try AnswerJudge(model: $0, promptFile: promptFile) }
        }
        let file = questions ?? LabelledQuestion.defaultFile
        let asked = half.select(try await ComputeQueue.run { try LabelledQuestion.read(from: file) })
        let workspace = try await Workspace.open(settings, mode: .read, command: "eval answers")
        let embedder = try await workspace.loadEmbedder()
        let retriever = try await workspace.retriever(with: embedder)
        var trial = AnswerTrial(
            answerer: try await workspace.answerer(with: embedder, retriever: retriever),
            retriever: retriever,
            collection: settings.collection,
            fusion: try await workspace.servedFusion(),
            filter: try filters.filter(),
            keepsSignals: signals != nil
        )
        for question in asked { try await trial.ask(question) }
        if let signals { try await OutputFile.write(trial.signals.joined(separator: "\n") + "\n", to: signals) }
        let answers = trial.answers
        let firstHits = trial.firstHits
        var judged: JudgedAnswers?
        if let judge {
            judged = try await GatewaySession.run(settings, quiet: shared.quiet) {
                try await judge.judged(answers, by: $0)
            }
        }
        let report = try await ComputeQueue.run { [judged] in
            AnswerQualityReport(answers, firstHits: firstHits, judged: judged)
        }
        let facts = [
            (name: "questions", value: file), (name: "half", value: half.rawValue),
            (name: "collection", value: settings.collection), (name: "embedder", value: embedder.fingerprint),
        ]
        try await output.write(Report(report, facts: facts), json: shared.json ? try JSONOutput.line(report) : nil)
    }
}

extension QuestionHalf: ExpressibleByArgument {}
