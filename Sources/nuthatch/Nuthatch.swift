import ArgumentParser

/// The root command: one file a subcommand, in `Commands/` and `Bench/`.
struct Nuthatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nuthatch",
        abstract: "Short, cited answers from a shop's own documents.",
        discussion: """
            Exit codes: 0 done (a refusal to answer is an answer), 1 a fault of ours or an unsound database, 2 bad input \
            or usage, 3 not configured, 4 not authorised, 5 the upstream is unreachable, 6 rate limited, 7 timed out, 8 a gate \
            is not passed, 9 the database refused.
            """,
        version: "0.1.0",
        subcommands: [
            Ingest.self, Search.self, Ask.self, Route.self, Embed.self, Status.self, Doctor.self, Delete.self,
            Collections.self, Backup.self, Restore.self, Export.self, Import.self, Serve.self, Keys.self,
            MCPCommand.self,
            Chat.self, Models.self, Batch.self, Stats.self, Replay.self, Config.self, Eval.self, Bench.self,
        ]
    )
}
