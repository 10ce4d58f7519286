import Foundation
import Glibc
import LoadGenerator
import RAGCore

/// The parts of `nuthatch bench serve`.
struct ServeBench: Sendable {
    let folder: String
    let documents: String
    let embedder: String?
    var seconds = 5
    var stops = 20
    var soakSeconds = 3_600

    /// How often a load and what it is held against take turns.
    static let rounds = 3

    init(folder: String, documents: String, embedder: String?) {
        self.folder = folder
        self.documents = documents
        self.embedder = embedder
    }

    var span: Duration { .seconds(seconds) }

    func measure(_ row: ServeRow, into report: inout ServeReport) async throws {
        switch row {
        case .cached: try await cached(&report)
        case .passthrough: try await passThrough(&report)
        case .search: try await search(&report)
        case .zipf: try await zipf(&report)
        case .memory: try await memory(&report)
        case .stop: try await stop(&report)
        case .start: try await start(&report)
        case .keys: try await keys(&report)
        case .connections: try await connections(&report)
        case .overload: try await overload(&report)
        case .attackers: try await attackers(&report)
        case .soak: try await soak(&report)
        }
    }

    /// Loads a server, and remarks on what has no right answer.
    func run(_ settings: LoadSettings, _ name: String, _ report: inout ServeReport) async throws -> LoadResult {
        let result = try await LoadGenerator.run(settings)
        try Task.checkCancellation()
        let failures = result.failures.map { "\($0.value) \($0.key.rawValue)" }.sorted()
        let statuses = result.statuses.filter { !(200..<300 ~= $0.key) }.map { "\($0.value) of \($0.key)" }.sorted()
        let wrong = failures + statuses
        if !wrong.isEmpty {
            report.remarks.append("\(name): of \(result.requests) requests " + wrong.joined(separator: ", "))
        }
        return result
    }

    /// How much the services have complained so far, and how the last of it reads; nil where they have not.
    var complaints: String? {
        let lines = ((try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "").split(separator: "\n")
        return lines.last.map { "The services wrote \(lines.count) lines of errors, the last: \($0)" }
    }

    private var logPath: String { folder + "/serve.log" }

    /// A database with the documents, made once.
    func answersDatabase() async throws -> String {
        let path = folder + "/answers.sqlite"
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        _ = try await ComputeQueue.run { try tool(["ingest", documents, "--database", path, "--quiet"]) }
        return path
    }

    /// A database of so many made chunks, made once.
    func madeDatabase(_ count: Int) async throws -> String {
        let path = folder + "/made-\(count).sqlite"
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        try await MadeCollection.write(count, to: path, embedder: embedder)
        return path
    }

    /// Starts the service, and returns when it is ready.
    func serve(_ database: String, simulator: SimulatorProcess, settings: String = "") async throws -> ServerProcess {
        let file = folder + "/" + UUID().uuidString + ".yaml"
        let upstreams = """
            upstreams:
              - {name: simulator, base_url: "\(simulator.baseURL)", keyless: true, limits: {connections: 2000}}
            """
        try Data((upstreams + "\n" + settings + "\n").utf8).write(to: URL(filePath: file))
        let arguments = ["serve", "--port", "0", "--log", "off", "--quiet", "--database", database, "--config", file]
        return try await ComputeQueue.run { [embedder, logPath] in
            let descriptor = open(logPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            let log = descriptor >= 0 ? FileHandle(fileDescriptor: descriptor, closeOnDealloc: true) : nil
            return try ServerProcess("nuthatch", arguments + (embedder.map { ["--embedder", $0] } ?? []), log: log)
        }
    }

    /// The bare route, whose answers are as long.
    func bareServer(bytes: Int) async throws -> ServerProcess {
        try await ComputeQueue.run { try ServerProcess("nuthatch", ["bench", "bare-server", "--bytes", "\(bytes)"]) }
    }

    /// Runs a command of this program, and returns what it writes. Blocks.
    @discardableResult
    func tool(_ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments + (embedder.map { ["--embedder", $0] } ?? [])
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CommandFailure(.fault, "nuthatch \(arguments.joined(separator: " ")) failed.")
        }
        return String(decoding: text, as: UTF8.self)
    }
}
