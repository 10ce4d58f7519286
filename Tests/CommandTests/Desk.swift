import Foundation
import Synchronization
import TestSupport

/// A folder of its own, in which commands run as a user runs them. It goes with its last reference.
final class Desk: Sendable {
    let path: String
    private let commands = Mutex(0)

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/nuthatch-desk-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Runs nuthatch in the folder.
    func run(
        _ arguments: String...,
        input: String = "",
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await run(arguments, input: input, environment: environment)
    }

    func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await execute(Self.binary(), arguments, input: input, environment: environment)
    }

    /// Runs a line of the shell, in which `$nuthatch` is the binary.
    func shell(_ line: String) async throws -> Outcome {
        try await execute("/bin/sh", ["-c", line], input: "", environment: ["nuthatch": try Self.binary()])
    }

    /// Starts nuthatch in the folder, for as long as whoever asks lets it run; what it writes goes to `.served-out` and
    /// `.served-err`.
    func start(_ arguments: [String]) throws -> Process {
        for name in [".served-out", ".served-err"] { try write(name, "") }
        let process = Process()
        process.executableURL = URL(filePath: try Self.binary())
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: path)
        process.environment = try Self.environment(home: path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path + "/.served-out"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: path + "/.served-err"))
        try process.run()
        return process
    }

    /// What a terminal gets when nuthatch runs on it; `script` of Debian's essential packages is the terminal.
    func terminal(_ arguments: String) async throws -> String {
        try await shell("script -q -e -c '\"$nuthatch\" \(arguments)' /dev/null").output
    }

    func write(_ name: String, _ text: String) throws {
        try write(name, Array(text.utf8))
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path + "/" + name)))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    /// The names in the folder, hidden ones left out.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Input and output are files, so that no process waits for a full pipe, or for a pipe that another one holds open.
    private func execute(
        _ program: String,
        _ arguments: [String],
        input: String,
        environment: [String: String]
    ) async throws -> Outcome {
        let number = commands.withLock { count in
            count += 1
            return count
        }
        let streams = ["in", "out", "err"].map { ".\($0)\(number)" }
        try write(streams[0], input)
        try write(streams[1], "")
        try write(streams[2], "")
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: path)
        process.environment = try Self.environment(home: path).merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: path + "/" + streams[0]))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path + "/" + streams[1]))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: path + "/" + streams[2]))
        try await Self.finish(process)
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: String(decoding: try bytes(streams[1]), as: UTF8.self),
            error: String(decoding: try bytes(streams[2]), as: UTF8.self)
        )
    }

    /// Runs the process to its end, or for two minutes. No more run at once than there are cores.
    private static func finish(_ process: Process) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.addOperation {
                continuation.resume(
                    with: Result {
                        let late = DispatchWorkItem { process.terminate() }
                        try process.run()
                        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: late)
                        process.waitUntilExit()
                        late.cancel()
                    }
                )
            }
        }
    }

    private static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount
        return queue
    }()

    /// A home without settings, the model where it is, and help in 80 columns.
    private static func environment(home: String) throws -> [String: String] {
        let model = try ModelLocation.defaultModel()
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("NUTHATCH_") }
        environment["HOME"] = home
        environment["XDG_CACHE_HOME"] = "/" + model.split(separator: "/").dropLast(3).joined(separator: "/")
        environment["COLUMNS"] = "80"
        return environment
    }

    /// The binary that was built with the tests: it lies beside their bundle.
    private static func binary() throws -> String {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = URL(filePath: bundle).deletingLastPathComponent().path + "/nuthatch"
        guard FileManager.default.isExecutableFile(atPath: path) else { throw MissingBinary(path: path) }
        return path
    }
}

struct MissingBinary: Error, CustomStringConvertible {
    var path: String

    var description: String { "These tests run \(path), which is not there; swift build makes it." }
}
