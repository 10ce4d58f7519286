import ArgumentParser
import Foundation
import Persistence
import ReplyFormat

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the database as it is at one moment, beside a running service too.",
        discussion: """
            The copy is examined as by nuthatch doctor before it gets its name, and its SHA-256 is written beside it, as \
            sha256sum does. The ledger of calls, FILE.ledger, is a file of its own and is not in it.
            """
    )

    @Argument(help: ArgumentHelp("The file of the backup; one of that name is replaced.", valueName: "file"))
    var file: String

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "backup")
        let isShown = Terminal.showsProgress && !shared.quiet && !shared.json
        let start = ContinuousClock.now
        let report = try await workspace.store.backup(to: file) { share in
            if isShown { Terminal.progress("\(Int(share * 100)) % copied") }
        }
        if isShown { Terminal.progress("") }
        await workspace.store.close()
        let took = ContinuousClock.now - start
        Terminal.output(
            shared.json
                ? try CompactJSON.line(BackupSummary(report, took: took))
                : "\(report.path): \(report.documents) documents, \(report.chunks) chunks, \(report.bytes) bytes, sound"
        )
    }
}
