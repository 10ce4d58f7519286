import ArgumentParser
import Persistence
import RAGCore
import ReplyFormat

struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove documents by their ids.")

    @Argument(help: ArgumentHelp("The documents' ids.", valueName: "id"))
    var ids: [String]

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let settings = try shared.settings()
        let workspace = try await Workspace.openForChange(settings, command: "delete")
        let known = try await workspace.store.contentHashes(in: settings.collection)
        let named = Set(ids)
        let removed = named.filter { known[$0] != nil }
        let commit = try await workspace.writer.remove(Array(removed), from: settings.collection)
        await workspace.store.close()
        let report = Report(
            removed: removed.count,
            missing: named.subtracting(removed).sorted(),
            corpusVersion: commit.corpusVersion
        )
        Terminal.output(shared.json ? try CompactJSON.line(report) : "\(report.removed) removed")
        if !report.missing.isEmpty {
            throw CommandFailure(
                .badInput,
                "“\(settings.collection)” has no \(report.missing.joined(separator: ", ")); "
                    + "nuthatch search --json shows the ids there are."
            )
        }
    }

    private struct Report: Encodable {
        var removed: Int
        var missing: [String]
        var corpusVersion: Int64
    }
}
