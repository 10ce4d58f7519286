import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import RAGCore
import TestSupport
import Testing
import WebServer

@Suite struct StopTests {
    /// Answers after a while of up to 20 ms.
    private static let slow: WebServer.Responder = { _, writer, _ in
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...20)))
        let head = HTTPResponse(status: .ok, headerFields: [.contentLength: "2"])
        try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(string: "ok")))
    }

    @Test(arguments: 0..<20)
    func `every request that was sent before the end is answered`(_ seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let moment = Duration.milliseconds(Int.random(in: 20...120, using: &generator))
        try await RunningServer.use(responder: Self.slow) { running in
            let port = running.port
            try await withThrowingTaskGroup(of: (sent: Int, answered: Int).self) { group in
                for _ in 0..<16 { group.addTask { try await RawClient.run { Self.ask(port, isKept: true) } } }
                for _ in 0..<16 { group.addTask { try await RawClient.run { Self.ask(port, isKept: false) } } }
                try await Task.sleep(for: moment)
                running.server.stop()
                var (sent, answered) = (0, 0)
                for try await result in group {
                    sent += result.sent
                    answered += result.answered
                }
                #expect(answered == sent, "seed \(seed)")
                #expect(sent >= 32)
            }
        }
    }

    /// Asks until it is told to close, or refused.
    private static func ask(_ port: Int, isKept: Bool) -> (sent: Int, answered: Int) {
        var (sent, answered) = (0, 0)
        while let client = try? RawClient(port: port, patience: .seconds(5)) {
            while true {
                client.send("GET /x HTTP/1.1\r\nHost: a\r\n\(isKept ? "" : "Connection: close\r\n")\r\n")
                sent += 1
                let response = client.receiveResponse()
                guard response.isWhole, response.status == 200 else { return (sent, answered) }
                answered += 1
                if response.headers["connection"] == "close" { break }
            }
        }
        return (sent, answered)
    }

    @Test func `a stop closes what is idle and cuts what lasts beyond the limit`() async throws {
        var settings = ServerSettings()
        settings.stopLimit = .milliseconds(300)
        let forever: WebServer.Responder = { _, _, _ in try await Task.sleep(for: .seconds(1000)) }
        try await RunningServer.use(settings, responder: forever) { running in
            let port = running.port
            async let end = RawClient.run {
                let client = try RawClient(port: port)
                client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
                return client.receiveAll()
            }
            let isHeard = try await running.waits { $0.requests == 1 }
            #expect(isHeard)
            let begun = ContinuousClock.now
            running.server.stop()
            let bytes = try await end.bytes
            #expect(bytes == [])
            #expect(ContinuousClock.now - begun < .seconds(2))
        }
    }

    @Test func `a cancelled server stops, and does not trap`() async throws {
        for _ in 0..<20 {
            var settings = ServerSettings()
            settings.port = 0
            let server = try WebServer(settings, logger: Logger(label: "test"), responder: RunningServer.echo)
            let port = Latch<Int>()
            let run = Task { try await server.run { port.set($0) } }
            let found = await port.wait()
            let clients = try await RawClient.run {
                try (0..<8).map { _ in
                    let client = try RawClient(port: found)
                    client.send("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    return client.receiveResponse().status
                }
            }
            run.cancel()
            try await run.value
            #expect(clients == Array(repeating: 200, count: 8))
        }
    }
}
