import Answering
import ArgumentParser
import Evaluation
import Foundation
import Persistence
import RAGCore
import Retrieval

struct EvalAnswers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers",
        abstract: "Ask all questions of a file, and count the right answers, by language.",
        discussion: """
            The file holds JSON lines {"id", "question", "language", "documents": [ids], "answer", "tags"}. Right is an \
            answer that cites a listed document, and for a question without documents a refusal. "first_hit" is how often \
            the first result of a search is of a listed document, by words alone and by both sides.
            """
    )

    @Argument(help: "The questions.")
    var file: String

    @Option(help: "tune (what settings are fitted on), held-out (the others) or all.")
    var half = QuestionHalf.all

    @Option(help: ArgumentHelp("Write what each judgement stands on, a JSON line a question.", valueName: "file"))
    var signals: String?

    @OptionGroup var shared: SharedOptions
    @OptionGroup var filters: FilterOptions

    func run() async throws {
        let settings = try shared.settings()
        let questions = half.select(try LabelledQuestion.read(from: file))
        let workspace = try await Workspace.open(settings, mode: .read, command: "eval answers")
        let embedder = try await workspace.loadEmbedder()
        let retriever = try await workspace.retriever(with: embedder)
        let answerer = workspace.answerer(
            with: embedder,
            retriever: retriever,
            threshold: try await workspace.store.fittedSettings(of: settings.collection).threshold
        )
        var report = AnswersReport()
        var lines: [String] = []
        for question in questions {
            let request = AnswerRequest(
                question: question.question,
                collection: settings.collection,
                filter: try filters.filter()
            )
            let start = ContinuousClock.now
            let (answer, trace) = try await answerer.answer(request)
            report.add(answer, to: question, took: ContinuousClock.now - start)
            if signals != nil { lines.append(try JSONOutput.line(SignalsLine(question, answer, trace))) }
            for mode in [SearchRequest.Mode.lexical, .hybrid] where question.isAnswerable {
                let first = try await retriever.search(
                    SearchRequest(
                        text: question.question,
                        collection: settings.collection,
                        limit: 1,
                        mode: mode,
                        filter: request.filter
                    )
                )
                report.addFirstHit(first.results.first?.passage.documentID, of: question, mode: mode)
            }
        }
        if let signals { try await OutputFile.write(lines.joined(separator: "\n") + "\n", to: signals) }
        Terminal.output(shared.json ? try JSONOutput.line(report) : report.text)
    }
}

/// What the judgement of one question stands on.
private struct SignalsLine: Encodable {
    var id: String
    var answerable: Bool
    var documents: [String]
    var cited: [String]
    var language: String
    var trace: AnswerTrace

    init(_ question: LabelledQuestion, _ answer: Answer, _ trace: AnswerTrace) {
        id = question.id
        answerable = question.isAnswerable
        documents = question.documents
        cited = answer.citations.map(\.documentID)
        language = question.language
        self.trace = trace
    }
}

extension QuestionHalf: ExpressibleByArgument {}
