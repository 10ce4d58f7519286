import ArgumentParser
import Foundation

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database.", valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("A file of settings, YAML.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The collection.", valueName: "name"))
    var collection: String?

    @Option(help: ArgumentHelp("The folder of the embedding model.", valueName: "dir"))
    var embedder: String?

    @Flag(help: "Write JSON: one compact object, or one a line.")
    var json = false

    @Flag(help: "Write results and errors only.")
    var quiet = false

    func settings() throws -> Settings {
        try Settings(
            flags: [.database: database, .collection: collection, .embedder: embedder],
            environment: ProcessInfo.processInfo.environment,
            file: config
        )
    }
}
