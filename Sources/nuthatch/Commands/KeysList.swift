import ArgumentParser
import Foundation
import Persistence
import RAGCore
import ReplyFormat

struct KeysList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the keys, with those that ended in the last 90 days."
    )

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "keys list")
        let now = Date()
        let spent = try await workspace.store.spend(on: UTCDay(now))
        let reports = try await workspace.store.accessKeys().map { key in
            KeyReport(key, spent: spent[key.id] ?? .zero, at: now)
        }
        if shared.json {
            for report in reports { Terminal.output(try CompactJSON.line(report)) }
        } else {
            for line in KeyReport.lines(reports) { Terminal.output(line) }
        }
    }
}
