import HTTPTypes
import HummingbirdCore
import NIOCore
import Synchronization
import TestSupport
import Testing
import WebServer

@Suite struct LeavingTests {
    /// How the client leaves, and what the responder has done by then.
    enum Way: CaseIterable {
        case beforeTheAnswer
        case inTheStream
        case withItsBodyUnsent
    }

    @Test(arguments: Way.allCases)
    func `a responder that waits for ever ends within a second after its client closes`(_ way: Way) async throws {
        let ended = Latch<ContinuousClock.Instant>()
        let responder: WebServer.Responder = { request, writer, _ in
            defer { ended.set(.now) }
            if way == .withItsBodyUnsent { return _ = try await request.body.collect(upTo: 1 << 20) }
            if way == .beforeTheAnswer { return try await Task.sleep(for: .seconds(1000)) }
            var body = try await writer.writeHead(HTTPResponse(status: .ok))
            try await body.write(ByteBuffer(string: "data: a\n\n"))
            try await Task.sleep(for: .seconds(1000))
        }
        try await RunningServer.use(responder: responder) { running in
            let port = running.port
            let left = try await RawClient.run {
                let client = try RawClient(port: port, patience: .milliseconds(200))
                client.send(
                    "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: \(way == .withItsBodyUnsent ? 5 : 0)\r\n\r\n"
                )
                _ = client.receive()
                return ContinuousClock.now
            }
            let end = await ended.wait()
            #expect(end - left < .seconds(1))
            let isGone = try await running.waits { $0.left == 1 && $0.open == 0 }
            #expect(isGone)
        }
    }

    @Test func `a client that closed its half only is answered if that is quick`() async throws {
        try await RunningServer.use { running in
            let port = running.port
            let (bytes, ending) = try await RawClient.run {
                let client = try RawClient(port: port)
                client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
                client.finishSending()
                return client.receiveAll()
            }
            #expect(RawResponse(bytes).status == 200)
            #expect(ending == .closed)
            #expect(running.server.counters.left == 0)
        }
    }
}
