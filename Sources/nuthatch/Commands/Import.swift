import ArgumentParser
import Foundation
import Ingestion
import Persistence
import RAGCore
import ReplyFormat

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take in what nuthatch export wrote.",
        discussion: """
            Again and again, safely: what is there with the same content costs nothing. Vectors are taken over where the \
            embedder is the one that made them, else the chunks are embedded anew. A line that is refused is named with its \
            number, the rest is stored, and the exit code is 2.
            """
    )

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let start = ContinuousClock.now
        let settings = try shared.settings()
        let lines = try ImportLines(file: file)
        let header = try await lines.header()
        if shared.collection != nil, header.collections.count != 1 {
            throw CommandFailure(
                .badInput,
                "\(lines.name) holds \(header.collections.count) collections; --collection names where one of them goes."
            )
        }
        let embedder = try await Workspace.loadEmbedder(settings)
        let workspace = try await Workspace.open(settings, mode: .write, command: "import")
        var run = ImportRun(
            header: header,
            file: lines.name,
            renamed: shared.collection,
            embedder: embedder,
            chunker: try Workspace.chunker(for: embedder),
            store: workspace.writer
        )
        let isShown = Terminal.showsProgress && !shared.quiet && !shared.json
        while let batch = try await lines.next() {
            try await run.take(batch)
            if isShown { Terminal.progress("\(run.lines) documents") }
        }
        try await run.finish()
        if isShown { Terminal.progress("") }
        await workspace.store.close()
        for failure in run.report.failures { Terminal.error(failure.reason) }
        let took = ContinuousClock.now - start
        let report = run.report
        Terminal.output(shared.json ? try CompactJSON.line(IngestSummary(report, took: took)) : report.summary)
        if !report.failures.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
}
