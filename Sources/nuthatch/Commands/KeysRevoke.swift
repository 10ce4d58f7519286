import ArgumentParser
import Foundation
import Persistence
import RAGCore
import ReplyFormat

struct KeysRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "End a key at once, and for ever."
    )

    @Argument(help: ArgumentHelp("The key, as nuthatch keys list shows it.", valueName: "key"))
    var given: String

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let workspace = try await Workspace.openForChange(try shared.settings(), command: "keys revoke")
        var key = try await workspace.key(given)
        let now = Date()
        if key.revoked == nil {
            key.revoked = now
            try await workspace.keys.put(key)
        }
        let report = KeyReport(key, spent: try await workspace.spentToday(by: key), at: now)
        await workspace.store.close()
        Terminal.output(shared.json ? try CompactJSON.line(report) : "\(report.prefix) is revoked.")
    }
}
