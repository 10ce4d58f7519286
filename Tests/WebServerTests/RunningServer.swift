import Foundation
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import TestSupport
import WebServer

/// A server on a free port of this machine, for as long as `use` runs.
struct RunningServer {
    let server: WebServer
    let port: Int

    static func use<Value: Sendable>(
        _ settings: ServerSettings = ServerSettings(),
        responder: @escaping WebServer.Responder = echo,
        _ body: (RunningServer) async throws -> Value
    ) async throws -> Value {
        var settings = settings
        settings.port = 0
        let server = try WebServer(settings, logger: Logger(label: "test"), responder: responder)
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run { continuation.yield($0) } }
            var port = 0
            for await ready in ports {
                port = ready
                break
            }
            defer { server.stop() }
            let value = try await body(RunningServer(server: server, port: port))
            server.stop()
            try await group.waitForAll()
            return value
        }
    }

    /// What the server sends for `bytes`, until it closes or nothing more comes.
    func exchange(_ bytes: [UInt8], patience: Duration = .milliseconds(400)) async throws -> (
        bytes: [UInt8], ending: RawClient.Ending
    ) {
        let port = port
        return try await RawClient.run {
            let client = try RawClient(port: port, patience: patience)
            client.send(bytes)
            return client.receiveAll()
        }
    }

    func exchange(_ text: String, patience: Duration = .milliseconds(400)) async throws -> (
        text: String, ending: RawClient.Ending
    ) {
        let (bytes, ending) = try await exchange(Array(text.utf8), patience: patience)
        return (String(decoding: bytes, as: UTF8.self), ending)
    }

    /// Waits until `condition` holds, at most five seconds.
    func waits(_ condition: (ServerCounters) -> Bool) async throws -> Bool {
        for _ in 0..<500 {
            if condition(server.counters) { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    /// Answers with the method, the path and the body that came.
    static let echo: WebServer.Responder = { request, writer, _ in
        let body = try await request.body.collect(upTo: 1 << 26)
        let text = "\(request.method) \(request.head.path ?? "-") \(String(buffer: body))"
        let head = HTTPResponse(status: .ok, headerFields: [.contentLength: String(text.utf8.count)])
        try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
