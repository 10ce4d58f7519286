import ArgumentParser
import Gateway

/// What every command that calls a model takes.
struct CallOptions: ParsableArguments {
    @Flag(help: "Ask the upstream, even where the answer is cached.")
    var noCache = false

    @Flag(help: "Neither take an answer from the cache nor keep it.")
    var noStore = false

    @Option(
        help: ArgumentHelp(
            "Whose call it is, for the ledger; answers are never shared between tenants.",
            valueName: "name"
        )
    )
    var tenant = ""

    @Option(help: ArgumentHelp("How long to wait for the answer.", valueName: "seconds"))
    var timeout: Double?

    func validate() throws {
        guard let timeout else { return }
        guard timeout > 0, timeout <= 3600 else {
            throw ValidationError("--timeout is \(timeout); it must be above 0 and at most 3600 seconds.")
        }
    }

    var cache: CacheControl {
        noStore ? .off : CacheControl(reads: !noCache)
    }

    /// Whether an answer that was kept will do, and this one is kept.
    var usesKeptAnswers: Bool { !noCache && !noStore }

    var patience: Duration? { timeout.map { .seconds($0) } }
}
