import Foundation
import TestSupport

/// The `openssl` command as a server whose certificate, made by itself, is for `localhost`.
final class TLSServer {
    struct Failure: Error {
        var message: String
    }

    static let command = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first(
        where: FileManager.default.isExecutableFile
    )

    let port: Int
    private let folder: URL
    private let process: Process

    /// - Parameter options: more options of `openssl s_server`.
    init(options: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (key, certificate) = (
            folder.appending(path: "key.pem").path, folder.appending(path: "certificate.pem").path
        )
        let names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        let kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        let making = try Self.run(["req", "-x509", "-keyout", key, "-out", certificate] + kind + names).process
        making.waitUntilExit()
        guard making.terminationStatus == 0 else { throw Failure(message: "openssl req") }
        let serving = ["s_server", "-accept", "127.0.0.1:0", "-www", "-key", key, "-cert", certificate]
        let (process, output) = try Self.run(serving + options)
        self.process = process
        var text = ""
        while !text.hasSuffix("\n") || !text.contains("ACCEPT ") {
            let more = output.availableData
            guard !more.isEmpty else { throw Failure(message: text) }
            text += String(decoding: more, as: UTF8.self)
        }
        let line = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") } ?? ""
        guard let port = line.split(separator: ":").last.flatMap({ Int($0) }) else { throw Failure(message: text) }
        self.port = port
    }

    deinit {
        process.terminate()
        try? FileManager.default.removeItem(at: folder)
    }

    var certificate: String { folder.appending(path: "certificate.pem").path }

    private static func run(_ arguments: [String]) throws -> (process: Process, output: FileHandle) {
        guard let command else { throw Failure(message: "no openssl") }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: command)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        return (process, output.fileHandleForReading)
    }
}
