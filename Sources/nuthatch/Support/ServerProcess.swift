import Foundation
import Glibc
import Synchronization

/// A server of this build as a process of its own on a free port of this machine, which ends with this value.
///
/// It says on its first line where it listens, as `nuthatch serve` and the simulator do.
final class ServerProcess: Sendable {
    let baseURL: String
    private let process: Mutex<Process>
    private let input: Pipe

    /// - Parameters:
    ///   - program: the name of a program that was built beside this one.
    ///   - log: a file that gets what it says on standard error; nil for this process's own.
    /// - Throws: where it was not built, or does not start.
    init(_ program: String, _ arguments: [String], log: FileHandle? = nil) throws {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let path = URL(filePath: own).deletingLastPathComponent().path + "/" + program
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw CommandFailure(
                .notConfigured,
                "The program \(path) is not there; swift build -c release --product \(program) makes it."
            )
        }
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        if let log { process.standardError = log }
        try process.run()
        guard let url = Self.firstLine(of: output).split(whereSeparator: \.isWhitespace).last, url.hasPrefix("http://")
        else {
            process.terminate()
            throw CommandFailure(.fault, "\(program) did not start; run \(path) by hand to see why.")
        }
        baseURL = String(url)
        self.process = Mutex(process)
        self.input = input
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.withLock { $0.terminate() }
    }

    /// Its process, for its memory and time.
    var identifier: Int32 { process.withLock { $0.processIdentifier } }

    var port: UInt16 { URL(string: baseURL)?.port.flatMap { UInt16(exactly: $0) } ?? 0 }

    /// Asks it to end, with SIGTERM.
    func terminate() {
        process.withLock { $0.terminate() }
    }

    /// Blocks until it has ended. Whether it ended by itself and well.
    func waitUntilEnded() -> Bool {
        let process = process.withLock { $0 }
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    private static func firstLine(of output: Pipe) -> String {
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            line += more
        }
        return String(decoding: line, as: UTF8.self)
    }
}
