import Answering
import ArgumentParser
import Evaluation
import Persistence
import RAGCore
import ReplyFormat
import Reporting

struct EvalCalibrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit the refusal threshold and the weight of meaning to a collection's own questions.",
        discussion: """
            The threshold is the one that treats most questions right: answerable ones answered from a listed document, the \
            others refused, both kinds counting alike. The weight is the one with the best mean nDCG@10. Both are judged on \
            questions that they were not fitted on, fold by fold. --store has searches and answers of this collection use \
            the threshold, and the weight where it is better than one that adapts to the question (p below 0.05).
            """
    )

    @Argument(
        help: ArgumentHelp("Labelled questions; \(LabelledQuestion.defaultFile) unless given.", valueName: "file")
    )
    var questions: String?

    @Option(help: "Into how many parts the questions are dealt.")
    var folds = 5

    @Flag(help: "Store what was fitted with the collection.")
    var store = false

    @Flag(help: "Take back what was stored.")
    var reset = false

    @OptionGroup var output: ReportOutput
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (2...50).contains(folds) else { throw ValidationError("--folds is \(folds); it must be 2 to 50.") }
        guard !(store && reset) else { throw ValidationError("--store and --reset are opposites; give one.") }
    }

    func run() async throws {
        try output.check(shared)
        let settings = try shared.settings()
        if reset {
            let workspace = try await Workspace.openForChange(settings, command: "eval calibrate")
            try await workspace.writer.store(.none, of: settings.collection)
            await workspace.store.close()
            return
        }
        let file = questions ?? LabelledQuestion.defaultFile
        let labelled = try await ComputeQueue.run { try LabelledQuestion.read(from: file) }
        let fit = try await CalibrationFit(questions: labelled, folds: folds).measured(settings)
        if store {
            let workspace = try await Workspace.openForChange(settings, command: "eval calibrate")
            try await workspace.writer.store(fit.worthStoring, of: settings.collection)
            await workspace.store.close()
        }
        let report = CalibrationReport(fit, isStored: store)
        try await output.write(Report(report), json: shared.json ? try CompactJSON.line(report) : nil)
    }
}
