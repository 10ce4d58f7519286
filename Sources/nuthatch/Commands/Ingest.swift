import ArgumentParser
import Foundation
import Ingestion
import Persistence
import RAGCore
import Readers
import ReplyFormat

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
        if !shared.quiet { note(found, catalogue) }
        let embedder = try await Workspace.loadEmbedder(settings)
        let workspace = try await Workspace.open(settings, mode: .write, command: "ingest")
        let ingestor = Ingestor(
            embedder: embedder,
            chunker: try Workspace.chunker(for: embedder),
            store: workspace.writer,
            collection: settings.collection
        )
        let report = try await takeIn(
            found.refusals.map(Self.source) + found.files.map { Self.source($0, catalogue: catalogue) },
            by: ingestor
        )
        await workspace.store.close()
        for failure in report.failures { Terminal.error(failure.reason) }
        let took = ContinuousClock.now - start
        Terminal.output(shared.json ? try CompactJSON.line(IngestSummary(report, took: took)) : report.summary)
        if !report.failures.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    }

    private func takeIn(_ sources: [Source], by ingestor: Ingestor) async throws -> IngestionReport {
        let progress = ProgressLine(isShown: Terminal.showsProgress && !shared.quiet && !shared.json)
        defer { progress.end() }
        return try await ingestor.ingest(sources, pruning: prune ? paths.map(Self.absolute) : []) {
            progress.show($0)
        }
    }

    /// Says what of the paths is left out.
    private func note(_ found: FolderWalker.Findings, _ catalogue: ReaderCatalogue) {
        let known = catalogue.fileExtensions.map { "." + $0 }.joined(separator: ", ")
        if found.files.isEmpty {
            let places = paths.joined(separator: ", ")
            Terminal.error("There is no file to take in at \(places); known formats are \(known).")
        } else if found.skipped > 0 {
            Terminal.error("\(found.skipped) of other formats left out; known are \(known).")
        }
    }

    private static func source(_ file: FoundFile, catalogue: ReaderCatalogue) -> Source {
        Source(path: absolute(file.location), name: file.location) {
            try catalogue.documents(in: try FileLoader().load(file))
        }
    }

    /// A path that cannot be read fails when its turn comes, as a file does. So a pruning spares what it held before: a
    /// disk that is not there today is no reason to forget it.
    private static func source(_ refusal: ReaderError) -> Source {
        switch refusal {
        case .file(let location, _), .line(let location, _, _):
            Source(path: absolute(location), name: location) { throw refusal }
        }
    }

    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
