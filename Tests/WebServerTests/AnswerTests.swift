import HTTPTypes
import HummingbirdCore
import NIOCore
import TestSupport
import Testing
import WebServer

@Suite struct AnswerTests {
    @Test func `a request is answered and the connection kept`() async throws {
        try await RunningServer.use { running in
            let port = running.port
            let texts = try await RawClient.run {
                let client = try RawClient(port: port)
                return (0..<3).map { index in
                    client.send("POST /\(index) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi")
                    return client.receiveResponse().text
                }
            }
            #expect(texts == ["POST /0 hi", "POST /1 hi", "POST /2 hi"])
            #expect(running.server.counters.requests == 3)
            #expect(running.server.counters.accepted == 1)
        }
    }

    @Test(arguments: ["close", "Close", "close, TE", "TE ,CLOSE"])
    func `a client that wants to close is closed`(_ value: String) async throws {
        try await RunningServer.use { running in
            let (text, ending) = try await running.exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: \(value)\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.lowercased().contains("connection: close\r\n"))
            #expect(ending == .closed)
        }
    }

    @Test func `HTTP 1_0 is answered in kind, and kept where it asks`() async throws {
        try await RunningServer.use { running in
            let (once, ending) = try await running.exchange("GET / HTTP/1.0\r\n\r\n")
            #expect(once.hasPrefix("HTTP/1.0 200 OK\r\n"))
            #expect(ending == .closed)
            let (kept, silence) = try await running.exchange("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
            #expect(kept.contains("connection: keep-alive\r\n"))
            #expect(silence == .silence)
        }
    }
}
