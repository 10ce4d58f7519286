import ArgumentParser
import Foundation
import Persistence
import ReplyFormat

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the database.",
        discussion: """
            Before anything is replaced the backup is checked: its SHA-256, whose file it is and of which layout, and all that \
            nuthatch doctor examines. The database that was there is kept as NAME.before-restore-DATE. While a service or a \
            command writes it, nothing is restored.
            """
    )

    @Argument(help: ArgumentHelp("The file of the backup.", valueName: "file"))
    var file: String

    @Flag(help: "Check the backup, and replace nothing.")
    var check = false

    @Flag(help: "Keep nothing of the database that was there.")
    var discard = false

    @Flag(help: "Take a backup that has no file .sha256 beside it.")
    var noChecksum = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard !(check && discard) else { throw ValidationError("--check replaces nothing; leave --discard out.") }
    }

    func run() async throws {
        let settings = try shared.settings()
        let start = ContinuousClock.now
        let restoration = Restoration(
            of: file,
            to: settings.database,
            needsChecksum: !noChecksum,
            options: StoreOptions(command: "nuthatch restore")
        )
        let (report, former) =
            check
            ? (try await restoration.check(), nil)
            : try await restoration.run(discard ? .discarded : .kept, date: Date())
        let took = ContinuousClock.now - start
        if shared.json {
            Terminal.output(try CompactJSON.line(BackupSummary(report, former: former, took: took)))
        } else {
            Terminal.output(
                "\(check ? "Sound" : "Restored"): \(report.documents) documents, \(report.chunks) chunks."
            )
            if let former, !shared.quiet { Terminal.error("The former database is \(former).") }
        }
    }
}
