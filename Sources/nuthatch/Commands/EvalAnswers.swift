import ArgumentParser
import Evaluation
import LocalEmbedding
import RAGCore
import ReplyFormat
import Reporting
import Upstreams

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

    @Option(help: "Whose models write answers: none (answers are quoted), simulated, or configured (for a price).")
    var models = Models.none

    @Option(help: "The model that writes every answer, whatever the policy says: cheap or strong.")
    var tier: ModelTier?

    @Option(help: ArgumentHelp("Who answers what; the built-in policy unless given.", valueName: "file"))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            "What so many questions of a day cost, drawn by Zipf's law, beside all of them sent to the strong model.",
            valueName: "count"
        )
    )
    var zipf: Int?

    @Option(help: "What the draws begin with.")
    var seed: UInt64 = 1

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions
    @OptionGroup var filters: FilterOptions

    enum Models: String, ExpressibleByArgument, CaseIterable {
        case none
        case simulated
        case configured
    }

    func validate() throws {
        if let zipf {
            guard (1...10_000_000).contains(zipf) else {
                throw ValidationError("--zipf is \(zipf); it must be 1 to 10000000.")
            }
            guard models != .none, tier == nil else {
                throw ValidationError("--zipf needs --models simulated or configured, and no --tier.")
            }
        }
        guard tier == nil || models != .none else {
            throw ValidationError("--tier needs --models simulated or configured.")
        }
    }

    func run() async throws {
        try output.check(shared)
        if let signals { try OutputFile.check(signals) }
        let settings = try shared.settings(policy: policy)
        let promptFile = judgePrompt
        let judge = try await ComputeQueue.run { [judge] in
            try judge.map { try AnswerJudge(model: $0, promptFile: promptFile) }
        }
        let file = questions ?? LabelledQuestion.defaultFile
        let asked = half.select(try await ComputeQueue.run { try LabelledQuestion.read(from: file) })
        let options = AnswerSession.Options(
            command: "eval answers",
            simulates: models == .simulated,
            usesModels: models != .none,
            // What is measured is what each answer costs by itself, and leaves no trace.
            keeps: false,
            cachesCalls: false,
            quiet: shared.quiet
        )
        let filter = try filters.filter()
        let (trial, mix, embedder) = try await AnswerSession.run(settings, options) { session in
            let trial = try await ask(asked, by: session, tier: tier, filter)
            return (trial, try await costMix(asked, trial, session, filter), session.embedder.fingerprint)
        }
        if let signals { try await OutputFile.write(trial.signals.joined(separator: "\n") + "\n", to: signals) }
        let judged = try await judged(trial, by: judge, settings)
        let report = try await ComputeQueue.run {
            AnswerQualityReport(trial.answers, firstHits: trial.firstHits, judged: judged, costMix: mix)
        }
        let facts = [
            (name: "questions", value: file), (name: "half", value: half.rawValue),
            (name: "collection", value: settings.collection), (name: "embedder", value: embedder),
            (name: "models", value: tier.map { "\(models.rawValue), \($0.rawValue) alone" } ?? models.rawValue),
        ]
        try await output.write(Report(report, facts: facts), json: shared.json ? try CompactJSON.line(report) : nil)
    }

    private func ask(
        _ questions: [LabelledQuestion],
        by session: AnswerSession,
        tier: ModelTier?,
        _ filter: Filter?
    ) async throws -> AnswerTrial {
        var trial = AnswerTrial(
            pipeline: session.pipeline,
            retriever: session.retriever,
            collection: session.workspace.settings.collection,
            fusion: try await session.workspace.servedFusion(),
            filter: filter,
            tier: tier,
            keepsSignals: signals != nil
        )
        for question in questions { try await trial.ask(question) }
        return trial
    }

    /// Asks all again, of the strong model: what that costs is what routing is held against.
    private func costMix(
        _ questions: [LabelledQuestion],
        _ routed: AnswerTrial,
        _ session: AnswerSession,
        _ filter: Filter?
    ) async throws -> CostMix? {
        guard let zipf else { return nil }
        let strong = try await StrongBaseline(session: session, filter: filter).costs(of: questions)
        let priced = routed.answers.indices.map { position in
            let (answer, question) = routed.answers[position]
            return CostMix.Priced(
                routed: answer.cost ?? .zero,
                strong: strong[position],
                isKept: routed.kept.contains(position),
                isAnswerable: question.isAnswerable,
                tier: ModelTier(rawValue: answer.outcome)
            )
        }
        let life = try session.workspace.settings.gatewayConfiguration().settings.cache.life
        return CostMix(priced, draws: zipf, seed: seed, callLife: life)
    }

    private func judged(_ trial: AnswerTrial, by judge: AnswerJudge?, _ settings: Settings) async throws
        -> JudgedAnswers?
    {
        guard let judge else { return nil }
        let answers = trial.answers
        return try await GatewaySession.run(settings, quiet: shared.quiet) { try await judge.judged(answers, by: $0) }
    }
}

extension QuestionHalf: ExpressibleByArgument {}
