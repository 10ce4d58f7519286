import Answering
import ArgumentParser
import RAGCore
import ReplyFormat

struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer a question from the sources, each sentence cited, or say why not.",
        discussion: """
            The policy decides who answers: a verified answer, sentences of the sources, the cheap or the strong model, one \
            of the shop's services, or a person. Without a key no model is asked; --simulate asks the simulator's.
            """
    )

    @Argument(help: "The question.")
    var text: String

    @Flag(help: "Show on what it was decided who answers, and the evidence.")
    var explain = false

    @OptionGroup var asking: AskOptions
    @OptionGroup var call: CallOptions
    @OptionGroup var shared: SharedOptions
    @OptionGroup var filters: FilterOptions

    func validate() throws {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("The question is empty; write what to ask.")
        }
    }

    func run() async throws {
        let settings = try shared.settings(policy: asking.policy)
        let request = try await asking.request(text, in: settings.collection, try filters.filter(), call)
        let given = try await AnswerSession.run(settings, asking.session("ask", quiet: shared.quiet)) { session in
            let start = ContinuousClock.now
            let given = try await session.pipeline.answer(request, usesCache: call.usesKeptAnswers)
            return (given, ContinuousClock.now - start)
        }
        let report = AnswerReport(given.0, explains: explain, took: given.1)
        Terminal.output(shared.json ? try CompactJSON.line(report) : report.text)
    }
}
