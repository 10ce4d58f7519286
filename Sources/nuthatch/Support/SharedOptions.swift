import ArgumentParser
import Foundation

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database; nuthatch.sqlite unless given.", valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("A file of settings, see nuthatch config.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The collection; default unless given.", valueName: "name"))
    var collection: String?

    @Option(
        help: ArgumentHelp("The folder of the embedding model; that of scripts/setup unless given.", valueName: "dir")
    )
    var embedder: String?

    @Flag(help: "Write JSON: one compact object, or one a line.")
    var json = false

    @Flag(help: "Write results and errors only.")
    var quiet = false

    /// - Parameters:
    ///   - policy: the file of the policy, of those commands that take one.
    ///   - collection: in place of the one that is named.
    func settings(policy: String? = nil, collection other: String? = nil) throws -> Settings {
        try Settings(
            flags: [.database: database, .collection: other ?? collection, .embedder: embedder, .policy: policy],
            environment: ProcessInfo.processInfo.environment,
            file: config
        )
    }
}
