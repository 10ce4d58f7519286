import Answering
import ArgumentParser
import Hindsight
import Persistence
import RAGCore
import ReplyFormat

struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer a kept question again on today's documents, and show what is different.",
        discussion: "Without an id the latest questions of the collection are listed. Nothing is written."
    )

    /// How many questions are listed.
    private static let listLength = 20

    @Argument(help: ArgumentHelp("The answer's id, such as ans_…; it is in each answer.", valueName: "id"))
    var id: String?

    @Flag(help: "Let the simulator's models and shop answer, on this machine and without a key.")
    var simulate = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "replay")
        guard let id else { return try await list(workspace) }
        guard let before = try await workspace.store.answerRecord(id) else {
            throw CommandFailure(
                .badInput,
                "There is no answer “\(id)”: it was never kept, or its time is over; nuthatch replay lists the latest."
            )
        }
        let after = try await answer(to: before.request)
        let versions = try await workspace.store.documentVersions(
            of: ReplayDifference.documents(of: before),
            in: before.request.collection
        )
        let report = ReplayReport(before, ReplayDifference(from: before, to: after, versions: versions))
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
        } else {
            for line in report.lines { Terminal.output(line) }
        }
    }

    /// On the path that serves, as it is today; nothing of it is kept.
    private func answer(to request: AnswerRequest) async throws -> AnswerRecord {
        let settings = try shared.settings(collection: request.collection)
        let options = AnswerSession.Options(command: "replay", simulates: simulate, keeps: false, quiet: shared.quiet)
        return try await AnswerSession.run(settings, options) { session in
            try await session.pipeline.answer(request, usesCache: false).record
        }
    }

    private func list(_ workspace: Workspace) async throws {
        let collection = workspace.settings.collection
        let records = try await workspace.store.latestRecords(Self.listLength, in: collection)
        if records.isEmpty, !shared.json { Terminal.output("No question of “\(collection)” is kept.") }
        for record in records {
            let line = RecordLine(record)
            Terminal.output(shared.json ? try CompactJSON.line(line) : line.text)
        }
    }
}
