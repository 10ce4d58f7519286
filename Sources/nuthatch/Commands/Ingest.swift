import ArgumentParser
import Foundation
import Ingestion
import Persistence
import RAGCore
import Readers

struct Ingest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take in documents: files and folders of Markdown, HTML, text, CSV and JSON lines.",
        discussion: """
            Again and again, safely: what has not changed costs nothing, and of what has, only new chunks are embedded. A \
            file that is refused is named at the end, the rest is stored, and the exit code is 2.
            """
    )

    @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
    var paths: [String]

    @Flag(help: "Remove documents that came from these paths before and are there no more.")
    var prune = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let start = ContinuousClock.now
        let settings = try shared.settings()
        let paths = paths
        let catalogue = ReaderCatalogue()
        let found = try await ComputeQueue.run { FolderWalker(catalogue: catalogue).files(at: paths) }
        // Before the database is made: a wrong path should leave nothing behind.
        guard !found.files.isEmpty || found.refusals.isEmpty else {
            throw CommandFailure(.badInput, found.refusals.map(\.description).joined(separator: "\n"))
        }
        let embedder = try await Workspace.loadEmbedder(settings)
        let workspace = try await Workspace.open(settings, mode: .write, command: "ingest")
        let ingestor = Ingestor(
            embedder: embedder,
            chunker: try Workspace.chunker(for: embedder),
            store: workspace.store,
            collection: settings.collection
        )
        let progress = ProgressLine(isShown: Terminal.showsProgress && !shared.quiet && !shared.json)
        var report = try await ingestor.ingest(
            found.files.map { Self.source($0, catalogue: catalogue) },
            pruning: prune ? paths.map(Self.absolute) : []
        ) { progress.show($0) }
        progress.end()
        await workspace.store.close()
        report.failures.insert(
            contentsOf: found.refusals.map { .init(name: "", reason: $0.description) },
            at: 0
        )
        try finish(report, skipped: found.skipped, took: ContinuousClock.now - start)
    }

    private static func source(_ file: FoundFile, catalogue: ReaderCatalogue) -> Source {
        Source(path: absolute(file.location), name: file.location) {
            try catalogue.documents(in: try FileLoader().load(file))
        }
    }

    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    private func finish(_ report: IngestionReport, skipped: Int, took: Duration) throws {
        for failure in report.failures { Terminal.error(failure.reason) }
        if shared.json {
            Terminal.output(try JSONOutput.line(IngestSummary(report, took: took)))
        } else {
            if skipped > 0, !shared.quiet { Terminal.error("\(skipped) files of other formats were left out.") }
            Terminal.output(report.summary)
        }
        if !report.failures.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
}

/// The last line of an ingestion.
private struct IngestSummary: Encodable {
    var new: Int
    var updated: Int
    var unchanged: Int
    var removed: Int
    var failed: Int
    var chunks: Int
    var embedded: Int
    var truncated: Int
    var tookMs: Double
    var corpusVersion: Int64

    init(_ report: IngestionReport, took: Duration) {
        new = report.new
        updated = report.updated
        unchanged = report.unchanged
        removed = report.removed
        failed = report.failures.count
        chunks = report.chunks
        embedded = report.embedded
        truncated = report.truncated
        tookMs = took.milliseconds
        corpusVersion = report.corpusVersion
    }
}
