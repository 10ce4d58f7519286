import ArgumentParser
import ReplyFormat

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make, list, revoke and rotate the keys that open the service.",
        discussion: """
            A key is shown once, when it is made; kept is only a hash of it. A running service follows a change within a \
            second.
            """,
        subcommands: [KeysCreate.self, KeysList.self, KeysRevoke.self, KeysRotate.self]
    )

    /// Shows a new key: it alone on standard output, the rest of what there is to say beside it.
    static func show(_ report: KeyReport, _ shared: SharedOptions) throws {
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
        } else if let key = report.key {
            Terminal.output(key)
        }
        if !shared.quiet { Terminal.error("Keep the key now; it is not shown again.") }
    }
}
