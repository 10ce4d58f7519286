import ArgumentParser
import Foundation
import ReplyFormat
import Reporting
import UnixSignals

struct BenchServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Measure the service under load, beside a bare route of the same server library.",
        discussion: """
            It starts the simulator, the service and the bare route as processes on free ports of this machine, and loads \
            them from a thread of its own. All share the machine's cores, so compare within one run. Latencies count from the \
            moment at which a request was meant to be made.
            """
    )

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Measure these only, a, b, c: \(ServeRow.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "rows"
        )
    )
    var only: [String] = []

    @Option(help: "How long each load lasts.")
    var seconds = 5

    @Option(help: "How often the service is stopped under load.")
    var stops = 20

    @Option(help: "How long the mixed load of soak lasts.")
    var soakSeconds = 3_600

    @Option(help: ArgumentHelp("A folder of documents to answer from.", valueName: "dir"))
    var documents = "corpora"

    @Option(help: ArgumentHelp("The folder of the embedding model.", valueName: "dir"))
    var embedder: String?

    @Flag(help: "Write JSON: one compact object.")
    var json = false

    @Flag(help: "Write results and errors only.")
    var quiet = false

    func validate() throws {
        _ = try rows()
        for (name, value) in [("seconds", seconds), ("stops", stops), ("soak-seconds", soakSeconds)] {
            guard 1...86_400 ~= value else { throw ValidationError("--\(name) is \(value); it must be 1 to 86400.") }
        }
    }

    func run() async throws {
        OpenFiles.raiseLimit()
        let folder = FileManager.default.temporaryDirectory.path + "/nuthatch-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var bench = ServeBench(folder: folder, documents: documents, embedder: embedder)
        bench.seconds = seconds
        bench.stops = stops
        bench.soakSeconds = soakSeconds
        guard let report = try await measure(bench) else { throw ExitCode(ExitStatus.fault.rawValue) }
        Terminal.output(json ? try CompactJSON.line(report) : report.text.text(width: Terminal.width))
    }

    /// Nil where a signal ends it; the servers end with it.
    private func measure(_ bench: ServeBench) async throws -> ServeReport? {
        try await withThrowingTaskGroup(of: ServeReport?.self) { group in
            group.addTask {
                var report = ServeReport(cores: ProcessInfo.processInfo.activeProcessorCount, seconds: seconds)
                for row in try rows() {
                    if Terminal.showsProgress, !quiet { Terminal.progress("measuring: \(row.rawValue)") }
                    try await bench.measure(row, into: &report)
                }
                if Terminal.showsProgress, !quiet { Terminal.progress("") }
                if let complaints = bench.complaints { report.remarks.append(complaints) }
                return report
            }
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { break }
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func rows() throws -> [ServeRow] {
        guard !only.isEmpty else { return ServeRow.standard }
        return try only.flatMap(CommaList.parts).map { name in
            guard let row = ServeRow(rawValue: name) else {
                let known = ServeRow.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--only holds “\(name)”; it must be of \(known).")
            }
            return row
        }
    }
}
