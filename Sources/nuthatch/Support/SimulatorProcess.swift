import Foundation
import JSONText
import Synchronization

/// The provider simulator as a process of its own on a free port of this machine, which ends with this one at the latest.
final class SimulatorProcess: Sendable {
    let baseURL: String
    private let process: Mutex<Process>
    private let input: Pipe

    /// - Throws: where the simulator was not built, or does not start.
    init(_ options: [String] = []) throws {
        let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? program.path
        let path = URL(filePath: own).deletingLastPathComponent().path + "/ProviderSimulator"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw CommandFailure(
                .notConfigured,
                "The simulator \(path) is not there; swift build -c release --product ProviderSimulator makes it."
            )
        }
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = ["--port", "0", "--until-stdin-closes"] + options
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let url = line.split(whereSeparator: \.isWhitespace).last, url.hasPrefix("http://") else {
            process.terminate()
            throw CommandFailure(.fault, "The simulator did not start; run \(path) by hand to see why.")
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
}
