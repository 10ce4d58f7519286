import ArgumentParser
import Persistence
import RAGCore
import ReplyFormat

struct Collections: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the collections of a database, or drop one.",
        subcommands: [List.self, Drop.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the collections.")

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            let workspace = try await Workspace.open(try shared.settings(), mode: .read, command: "collections list")
            for collection in try await workspace.store.collections() {
                Terminal.output(shared.json ? try CompactJSON.line(Name(name: collection.name)) : collection.name)
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a collection with all its documents.")

        @Argument(help: "The collection.")
        var name: String

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            let workspace = try await Workspace.openForChange(try shared.settings(), command: "collections drop")
            try await workspace.writer.dropCollection(name)
            await workspace.store.close()
            Terminal.output(shared.json ? try CompactJSON.line(Name(name: name)) : "“\(name)” is gone.")
        }
    }

    private struct Name: Encodable {
        var name: String
    }
}
