import ArgumentParser
import Evaluation
import Foundation
import Glibc
import LocalEmbedding
import Persistence
import RAGCore
import ReplyFormat
import Reporting
import Routing

struct Route: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what a question is about and who would answer it; train and test what tells it.",
        discussion: """
            Where the database holds the collection, the whole decision is shown: intent, what is named, evidence, outcome, \
            rule, reason and prices; no answer is written. Else intent and what is named. Examples are JSON lines {"text", "intent"} or a table of comma-separated values with a column text and one called \
            intent, category or label. --train learns from them and stores the classifier in the database, where it replaces \
            the one that comes with the program, and reports what cross-validation says of it. Examples of the intent \
            out_of_scope teach what to reject. --classify takes JSON lines \
            {"text"}, plain lines or a table, and writes {"intent", "probability", "rejected", "runner_up"} for each, in order.
            """
    )

    @Argument(help: "The question.")
    var text: String?

    @Option(
        help: ArgumentHelp(
            "Train on labelled examples, and store the classifier; several files are one.",
            valueName: "file"
        )
    )
    var train: [String] = []

    @Option(help: ArgumentHelp("Classify each text of a file; - is standard input.", valueName: "file"))
    var classify: String?

    @Option(help: ArgumentHelp("Measure the classifier on labelled examples.", valueName: "file"))
    var test: String?

    @Flag(help: "With --train: the nearest prototype decides; a handful of examples will do.")
    var prototypes = false

    @Option(help: "With --train: into how many parts the examples are dealt.")
    var folds = 5

    @Option(help: ArgumentHelp("With --train: the share of known questions to reject.", valueName: "0..1"))
    var rejectRate = 0.03

    @Option(help: ArgumentHelp("With --train: keep examples together that are as alike as this.", valueName: "cosine"))
    var groupSimilar: Double?

    @Option(help: ArgumentHelp("With --train: write the classifier to a file, and store nothing.", valueName: "file"))
    var write: String?

    @Flag(help: "Print the built-in policy, to be changed and named with --policy.")
    var printPolicy = false

    @Option(help: ArgumentHelp("Check a policy: its first mistake is told with line and rule.", valueName: "file"))
    var checkPolicy: String?

    @OptionGroup(title: "With a question") var asking: AskOptions
    @OptionGroup(title: "With a question") var filters: FilterOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        let tasks = [text, train.first, classify, test, checkPolicy, printPolicy ? "" : nil]
        guard tasks.count(where: { $0 != nil }) == 1 else {
            throw ValidationError(
                "Give one of a question, --train, --classify, --test, --print-policy and --check-policy."
            )
        }
        if let text, text.allSatisfy(\.isWhitespace) {
            throw ValidationError("The question is empty; write what to route.")
        }
        guard (2...50).contains(folds) else { throw ValidationError("--folds is \(folds); it must be 2 to 50.") }
        guard (0..<0.5).contains(rejectRate) else {
            throw ValidationError("--reject-rate is \(rejectRate); it must be 0 to below 0.5.")
        }
        if let groupSimilar, !(0..<1).contains(groupSimilar) {
            throw ValidationError("--group-similar is \(groupSimilar); it must be 0 to below 1.")
        }
        let isTrained = prototypes || groupSimilar != nil || write != nil
        guard !train.isEmpty || !isTrained else {
            throw ValidationError("--prototypes, --group-similar and --write belong to --train; name a file with it.")
        }
    }

    func run() async throws {
        if printPolicy { return _ = Terminal.output(whole: Policy.standardText) }
        let settings = try shared.settings(policy: checkPolicy ?? asking.policy)
        if !train.isEmpty { return try await learn(settings) }
        if let text, try await Self.holdsCollection(settings) { return try await decide(text, settings) }
        let embedder = try await Workspace.loadEmbedder(settings)
        let classifier = try await IntentSource(settings: settings, embedder: embedder, quiet: shared.quiet)
            .classifier()
        if let classify { return try await self.classify(classify, classifier, embedder) }
        if let test { return try await self.test(on: test, classifier, embedder) }
        if let checkPolicy { return try await check(checkPolicy, settings, classifier) }
        guard let text else { return }
        let guess = try await Self.guesses(of: [text], classifier, embedder)[0]
        let entities = EntityScanner(products: .empty, today: CalendarDate(Date())).entities(in: text)
        try show(DecisionReport(text, intent: guess, entities: entities))
    }

    private func learn(_ settings: Settings) async throws {
        if let write { try OutputFile.check(write) }
        let files = train
        let texts = try await ComputeQueue.run { try files.flatMap { try RoutingFiles.labelledTexts(at: $0) } }
        let embedder = try await Workspace.loadEmbedder(settings)
        let start = ContinuousClock.now
        let training = try await IntentSource.train(
            on: texts,
            TrainingSettings(
                usesPrototypes: prototypes,
                folds: folds,
                rejectionRate: rejectRate,
                groupSimilarity: groupSimilar
            ),
            with: embedder
        )
        let took = ContinuousClock.now - start
        try await store(training.classifier, settings)
        let report = try await ComputeQueue.run { TrainingReport(training, on: texts, took: took) }
        Terminal.output(
            shared.json ? try CompactJSON.line(report) : report.report(of: files).text(width: Terminal.width)
        )
    }

    private func store(_ classifier: IntentClassifier, _ settings: Settings) async throws {
        let bytes = classifier.encoded()
        if let write { return try await OutputFile.write(bytes, to: write) }
        let workspace = try await Workspace.open(settings, mode: .write, command: "route")
        try await workspace.writer.store(
            StoredClassifier(embedder: classifier.embedder, bytes: bytes),
            named: IntentSource.storedName
        )
        await workspace.store.close()
    }

    private func classify(_ file: String, _ classifier: IntentClassifier, _ embedder: LocalEmbedder) async throws {
        try await QuestionLines.forEachBatch(of: file) { texts in
            let guesses = try await Self.guesses(of: texts, classifier, embedder)
            return Terminal.output(try guesses.map { try CompactJSON.line(GuessReport($0)) }.joined(separator: "\n"))
        }
    }

    private func test(on file: String, _ classifier: IntentClassifier, _ embedder: LocalEmbedder) async throws {
        let texts = try await ComputeQueue.run { try RoutingFiles.labelledTexts(at: file) }
        let guesses = try await Self.guesses(of: texts.map(\.text), classifier, embedder)
        let report = try await ComputeQueue.run { IntentTestReport(guesses, of: texts) }
        Terminal.output(
            shared.json ? try CompactJSON.line(report) : report.report(of: [file]).text(width: Terminal.width)
        )
    }

    static func guesses(
        of texts: [String],
        _ classifier: IntentClassifier,
        _ embedder: LocalEmbedder
    ) async throws -> [IntentGuess] {
        let vectors = try await embedder.embed(texts).map(\.vector)
        return try await ComputeQueue.run { classifier.classify(vectors, texts: texts) }
    }
}
