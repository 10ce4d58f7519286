import Foundation
import ProviderSimulator
import TestSupport
import Testing

/// The program as others start it.
@Suite(.timeLimit(.minutes(1)))
struct SimulateCommandTests {
    private struct Outcome: Sendable {
        var status: Int32
        var output: String
        var error: String
    }

    /// Beside the program that runs these tests.
    private static var program: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "ProviderSimulator")
    }

    /// - Parameter use: called with the program's first line; then its input is closed.
    private static func run(
        _ arguments: [String],
        use: @escaping @Sendable (String, Process) -> Void = { _, _ in }
    ) async throws -> Outcome {
        let program = Self.program
        return try await RawClient.run {
            let process = Process()
            process.executableURL = program
            process.arguments = arguments
            let (input, output, error) = (Pipe(), Pipe(), Pipe())
            (process.standardInput, process.standardOutput, process.standardError) = (input, output, error)
            try process.run()
            let first = output.fileHandleForReading.availableData
            use(String(decoding: first, as: UTF8.self), process)
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            let rest = try output.fileHandleForReading.readToEnd() ?? Data()
            let failure = try error.fileHandleForReading.readToEnd() ?? Data()
            return Outcome(
                status: process.terminationStatus,
                output: String(decoding: first + rest, as: UTF8.self),
                error: String(decoding: failure, as: UTF8.self)
            )
        }
    }

    private static func port(_ line: String) -> Int? {
        guard line.hasPrefix("listening on http://127.0.0.1:"), line.hasSuffix("/v1\n") else { return nil }
        return Int(line.dropFirst("listening on http://127.0.0.1:".count).dropLast("/v1\n".count))
    }

    @Test func `it says where it listens, serves, and ends with its input`() async throws {
        let outcome = try await Self.run(["--until-stdin-closes", "--keyless", "--model", "gpt-4.1"]) { line, _ in
            guard let port = Self.port(line), let client = try? RawClient(port: port) else {
                Issue.record("no port in \(line)")
                return
            }
            client.send(Upstream.request(Upstream.chat()))
            #expect(client.receiveResponse().status == 200)
        }
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 1)
        #expect(outcome.error == "")
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends it`(signal: Int32) async throws {
        let outcome = try await Self.run(["--latency", "0"]) { _, process in kill(process.processIdentifier, signal) }
        #expect(outcome.status == 0)
    }

    @Test(arguments: [
        (["--port", "99999"], "port is 99999; it must be from 0 to 65535."),
        (["--dimension", "0"], "dimension is 0; it must be from 1 to 8192."),
        (["--portt", "1"], "Unknown option '--portt'. Did you mean '--port'?"),
        (["--script", "/nowhere"], "The script cannot be used: there is no file /nowhere to read."),
    ])
    func `a bad flag is one sentence`(arguments: [String], sentence: String) async throws {
        let outcome = try await Self.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.error == sentence + "\n")
    }

    @Test func `the faults are listed`() async throws {
        #expect(try await Self.run(["--list-faults"]).output == Fault.list + "\n")
    }
}
