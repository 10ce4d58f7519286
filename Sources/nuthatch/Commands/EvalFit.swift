import Answering
import ArgumentParser
import Evaluation
import Persistence
import RAGCore
import Reporting

struct EvalFit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fit the judgement of the evidence to labelled questions, and print its weights.",
        discussion: """
            The weights that all collections share, as they stand in EvidenceModel.swift; what one collection's own questions \
            can fit is the threshold, with nuthatch eval calibrate. Only questions of the tuning half are looked at. The \
            figures are of each question under weights that were fitted without its fold.
            """
    )

    @Argument(help: ArgumentHelp("Labelled questions.", valueName: "files"))
    var files: [String]

    @Option(help: "Into how many parts the questions are dealt.")
    var folds = 5

    @OptionGroup var shared: SharedOptions
    @OptionGroup var filters: FilterOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name a file of labelled questions.") }
        guard (2...50).contains(folds) else { throw ValidationError("--folds is \(folds); it must be 2 to 50.") }
    }

    func run() async throws {
        let settings = try shared.settings()
        let labelled = try await ComputeQueue.run { [files] in
            try files.flatMap { QuestionHalf.tune.select(try LabelledQuestion.read(from: $0)) }
        }
        let workspace = try await Workspace.open(settings, mode: .read, command: "eval fit")
        let answerer = try await workspace.answerer(with: try await workspace.loadEmbedder())
        let filter = try filters.filter()
        var questions: [EvidenceFit.Question] = []
        for question in labelled {
            let request = AnswerRequest(
                question: question.question,
                collection: settings.collection,
                filter: filter
            )
            questions.append(.init(question, try await answerer.judgement(of: request)))
        }
        let fit = try await ComputeQueue.run { [questions, folds] in EvidenceFit(of: questions, folds: folds) }
        guard let fit else {
            throw CommandFailure(.badInput, "To fit, questions that the documents answer and others are needed.")
        }
        print(EvidenceFitReport(fit).text)
    }
}
