import ArgumentParser
import Foundation
import Gateway
import RAGCore
import ReplyFormat
import Upstreams

struct Batch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a file of requests, and write their results in OpenAI's batch form.",
        discussion: """
            A line is a request {"custom_id": …, "method": "POST", "url": "/v1/chat/completions" or "/v1/embeddings", \
            "body": {…}}, or a plain prompt for --model. Results come as they are done, one a line. Run it again after it was \
            stopped: what has a result is not asked for again, and what failed is. A call that was under way when the \
            process was killed may be asked for twice, unless its answer was cached by then.
            """
    )

    @Argument(help: ArgumentHelp("The requests, one a line.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Where the results go; FILE.results.jsonl unless given.", valueName: "file"))
    var output: String?

    @Option(help: "The model of plain prompts.")
    var model = "deepseek-v3.2"

    @Option(help: "Requests under way at once.")
    var concurrency = 8

    @OptionGroup var call: CallOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...1000).contains(concurrency) else {
            throw ValidationError("--concurrency is \(concurrency); it must be 1 to 1000.")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        let rate = try settings.gatewayConfiguration().settings.exchangeRate
        let path = output ?? file + ".results.jsonl"
        let (file, model) = (file, model)
        let items = try await ComputeQueue.run { try BatchItem.read(file, defaultModel: model) }
        let results = try await ComputeQueue.run { try BatchResults(path: path) }
        let waiting = items.filter { !results.isDone($0.customID) }
        let showsProgress = Terminal.showsProgress && !shared.quiet && !shared.json
        let tally = BatchTally(skipped: items.count - waiting.count)
        try await GatewaySession.run(settings, quiet: shared.quiet) { gateway in
            let runner = BatchRunner(gateway: gateway, call: call)
            try await Self.each(waiting, atOnce: concurrency) { item in
                let result = try await runner.run(item)
                try await results.append(result)
                let done = tally.count(result)
                if showsProgress { Terminal.progress("\(done)/\(waiting.count) requests") }
            }
        }
        if showsProgress { Terminal.progress("") }
        let report = tally.report(results: path, rate)
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
        } else if !shared.quiet {
            for line in report.lines { Terminal.error(line) }
        }
        if report.failed > 0 { throw ExitCode(ExitStatus.badInput.rawValue) }
    }

    /// Runs `work` for each item, so many at once, in their order.
    private static func each<Item: Sendable>(
        _ items: [Item],
        atOnce: Int,
        _ work: @escaping @Sendable (Item) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, item) in items.enumerated() {
                if index >= atOnce { try await group.next() }
                group.addTask { try await work(item) }
            }
            try await group.waitForAll()
        }
    }
}
