import Answering
import ArgumentParser
import Foundation
import LocalEmbedding
import Persistence
import RAGCore
import ReplyFormat
import Retrieval
import Routing

struct BenchAnswer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Time the way from a question to the prompt, stage by stage, on a collection.",
        discussion: """
            The file holds JSON lines {"text": …}, or a question a line. Everything is loaded before, no kept answer is taken \
            and no model is called. "total_ms" is the whole way: follow-up, parts, search, judgement, intent, entities, \
            conflicts, decision, prompt. "stages_ms" times its stages by themselves; a search embeds its question, and a \
            judgement searches and tells the intent.
            """
    )

    @Option(help: "The questions.")
    var questions: String

    @Option(help: "How many times all are asked.")
    var rounds = 3

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds is \(rounds); it must be 1 or more.") }
    }

    func run() async throws {
        let settings = try shared.settings()
        var texts: [String] = []
        try await QuestionLines.forEachBatch(of: questions) { batch in
            texts += batch
            return true
        }
        guard !texts.isEmpty else { throw CommandFailure(.badInput, "\(questions) holds no question.") }
        let options = AnswerSession.Options(
            command: "bench answer",
            usesModels: false,
            keeps: false,
            quiet: shared.quiet
        )
        let report = try await AnswerSession.run(settings, options) { [texts, rounds] session in
            try await AnswerBench(session: session, texts: texts, rounds: rounds).run()
        }
        Terminal.output(try CompactJSON.line(report))
    }
}
