import Foundation
import TestSupport

/// `nuthatch serve` in a desk's folder, until it has ended.
struct ServedDesk {
    let desk: Desk
    let port: Int
    private let process: Process

    struct NotReady: Error, CustomStringConvertible {
        var output: String

        var description: String { "The service did not say that it listens: \(output)" }
    }

    /// Waits for the line that says where it listens, at most half a minute.
    ///
    /// - Throws: `NotReady` with what it wrote in place of it.
    static func start(_ desk: Desk, _ options: String...) async throws -> ServedDesk {
        let process = try desk.start(["serve", "--port", "0", "--log", "off", "--quiet"] + options)
        for _ in 0..<1_500 {
            let output = String(decoding: try desk.bytes(".served-out"), as: UTF8.self)
            if output.hasPrefix("listening on http://127.0.0.1:"), output.hasSuffix("\n"),
                let port = output.split(separator: ":").last.flatMap({ Int($0.dropLast()) })
            {
                return ServedDesk(desk: desk, port: port, process: process)
            }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        process.terminate()
        throw NotReady(output: String(decoding: try desk.bytes(".served-err"), as: UTF8.self))
    }

    /// Serves while `body` runs, and stops.
    ///
    /// - Returns: the exit status.
    @discardableResult
    static func use(_ desk: Desk, body: (ServedDesk) async throws -> Void) async throws -> Int32 {
        let served = try await start(desk)
        do {
            try await body(served)
        } catch {
            _ = try await served.stop()
            throw error
        }
        return try await served.stop()
    }

    func interrupt() { process.terminate() }

    var identifier: Int32 { process.processIdentifier }

    /// - Returns: the exit status.
    func stop() async throws -> Int32 {
        interrupt()
        return try await end()
    }

    func end() async throws -> Int32 {
        let process = process
        return try await RawClient.run {
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        }
    }

    /// What it wrote to standard error.
    func errors() throws -> String { String(decoding: try desk.bytes(".served-err"), as: UTF8.self) }

    func send(_ method: String, _ path: String, _ body: String = "", key: String? = nil) async throws -> RawResponse {
        let (port, request) = (port, Self.request(method, path, body, key: key))
        return try await RawClient.run {
            let client = try RawClient(port: port)
            client.send(request)
            return RawResponse(client.receiveAll().bytes)
        }
    }

    /// The text of a request that is the last of its connection.
    static func request(_ method: String, _ path: String, _ body: String, key: String? = nil) -> String {
        let authorization = key.map { "Authorization: Bearer \($0)\r\n" } ?? ""
        return """
            \(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(authorization)\
            Content-Length: \(body.utf8.count)\r\n\r\n\(body)
            """
    }

    func ask(_ question: String, key: String? = nil) async throws -> RawResponse {
        try await send("POST", "/v1/answers", #"{"question":"\#(question)"}"#, key: key)
    }
}
