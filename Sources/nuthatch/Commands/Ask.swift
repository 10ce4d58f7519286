import Answering
import ArgumentParser
import Persistence
import RAGCore

struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer a question with sentences of the sources, each cited, or say why not."
    )

    @Argument(help: "The question.")
    var text: String

    @Flag(help: "Show the evidence on which it was answered or refused.")
    var explain = false

    @OptionGroup var shared: SharedOptions
    @OptionGroup var filters: FilterOptions

    func validate() throws {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("The question is empty; write what to ask.")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        let workspace = try await Workspace.open(settings, mode: .read, command: "ask")
        let embedder = try await workspace.loadEmbedder()
        let answerer = try await workspace.answerer(with: embedder)
        let start = ContinuousClock.now
        let (answer, trace) = try await answerer.answer(
            AnswerRequest(question: text, collection: settings.collection, filter: try filters.filter())
        )
        let report = AnswerReport(
            answer,
            to: text,
            trace: explain ? trace : nil,
            took: ContinuousClock.now - start
        )
        Terminal.output(shared.json ? try JSONOutput.line(report) : report.text)
    }
}
