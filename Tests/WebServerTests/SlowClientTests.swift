import HTTPTypes
import HummingbirdCore
import NIOCore
import TestSupport
import Testing
import WebServer

@Suite struct SlowClientTests {
    private var hurried: ServerSettings {
        var settings = ServerSettings()
        settings.deadlines.head = .milliseconds(100)
        settings.deadlines.body = .milliseconds(100)
        settings.deadlines.write = .milliseconds(100)
        settings.deadlines.idle = .milliseconds(100)
        settings.deadlines.linger = .milliseconds(100)
        return settings
    }

    @Test(arguments: [
        ("", "", Lapse.idle), ("GET /x HTTP/1.1\r\nHost", "HTTP/1.1 408 ", .head),
        ("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhell", "HTTP/1.1 408 ", .body),
    ])
    func `what takes too long is told so and ended`(_ sent: String, _ answer: String, _ lapse: Lapse) async throws {
        try await RunningServer.use(hurried) { running in
            let (text, ending) = try await running.exchange(sent, patience: .seconds(5))
            #expect(text.hasPrefix(answer))
            #expect(ending == .closed)
            #expect(running.server.counters.lapses[lapse] == 1)
        }
    }

    @Test func `a second request that drips is ended too`() async throws {
        try await RunningServer.use(hurried) { running in
            let (text, ending) = try await running.exchange(
                "GET /x HTTP/1.1\r\nHost: a\r\n\r\nGET /y HTTP/1.1\r\nHo",
                patience: .seconds(5)
            )
            #expect(text.hasPrefix("HTTP/1.1 200 "))
            #expect(ending == .closed)
        }
    }

    @Test func `a client that does not read its answer is cut, and its responder ends`() async throws {
        let ended = Latch<Bool>()
        let responder: WebServer.Responder = { _, writer, _ in
            defer { ended.set(true) }
            var body = try await writer.writeHead(HTTPResponse(status: .ok))
            while true { try await body.write(ByteBuffer(repeating: 97, count: 1 << 20)) }
        }
        try await RunningServer.use(hurried, responder: responder) { running in
            let port = running.port
            let client = try await RawClient.run {
                let client = try RawClient(port: port)
                client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
                return HeldClient(client)
            }
            #expect(await ended.wait())
            #expect(running.server.counters.lapses == [.write: 1])
            withExtendedLifetime(client) {}
        }
    }
}

/// Keeps a connection open without reading.
private final class HeldClient: Sendable {
    private let client: RawClient
    init(_ client: consuming RawClient) { self.client = client }
}
