import Crypto
import Dispatch
import JSONText
import ProviderSimulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CountTests {
    @Test func `calls are counted by body, path and status`() async throws {
        let upstream = try Upstream()
        for body in [Upstream.chat("a"), Upstream.chat("b"), Upstream.chat("a")] { _ = try await upstream.post(body) }
        _ = try await upstream.embed(#""a""#)
        _ = try await upstream.post("{}")
        let counts = await upstream.server.counts { $0.connectionsOpen == 0 }
        let hash = SHA256.hash(data: Array(Upstream.chat("a").utf8))
        let digits = Array("0123456789abcdef")
        let hex = String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        #expect(counts.calls == 5)
        #expect(counts.bodies[hex]?.calls == 2)
        #expect(counts.bodies[hex]?.inFlight == 0)
        #expect(counts.bodies[hex]?.mostInFlight == 1)
        #expect(counts.bodies.count == 4)
        #expect(counts.paths == ["/v1/chat/completions": 4, "/v1/embeddings": 1])
        #expect(counts.statuses == [200: 4, 400: 1])
        #expect(counts.connectionsOpened == 5)
        #expect(counts.abandoned == 0)
        #expect(counts.bytesReceived > 500)
        #expect(counts.bytesSent > 2000)
    }

    @Test func `calls in flight are counted, and the most of one body`() async throws {
        let upstream = try Upstream { $0.latency = .seconds(3600) }
        let port = upstream.server.port
        async let calls: Void = RawClient.run {
            let first = try RawClient(port: port)
            let second = try RawClient(port: port)
            let third = try RawClient(port: port)
            first.send(Upstream.request(Upstream.chat("a")))
            second.send(Upstream.request(Upstream.chat("a")))
            third.send(Upstream.request(Upstream.chat("b")))
            _ = first.receiveAll()
        }
        let counts = await upstream.server.counts { $0.inFlight == 3 }
        #expect(counts.mostInFlight == 3)
        #expect(counts.mostInFlightOfOneBody == 2)
        upstream.server.reset()
        #expect(upstream.server.counts.inFlight == 3)
        #expect(upstream.server.counts.calls == 0)
        upstream.server.stop()
        try await calls
        #expect(upstream.server.counts.inFlight == 0)
    }

    @Test(arguments: ["hang", "hang-after-head", "delay=3600000", "endless", "drip"])
    func `a client that leaves is seen`(fault: String) async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let hasArrived = DispatchSemaphore(value: 0)
        async let gone: Void = RawClient.run {
            let client = try RawClient(port: port)
            client.send(Upstream.request(Upstream.chat(), fault: fault))
            hasArrived.wait()
        }
        _ = await upstream.server.counts { $0.inFlight == 1 }
        hasArrived.signal()
        try await gone
        let counts = await upstream.server.counts { $0.connectionsOpen == 0 && $0.calls == 1 }
        #expect(counts.abandoned == 1)
        #expect(counts.inFlight == 0)
    }

    @Test func `control shows the counts and resets them, and is not counted`() async throws {
        let upstream = try Upstream()
        _ = try await upstream.post(Upstream.chat())
        let counts = try await upstream.send("GET /_simulator/counts HTTP/1.1\r\n\r\n")
        #expect(counts.json?["calls"]?.int == 1)
        #expect(counts.json?["paths"]?["/v1/chat/completions"]?.int == 1)
        #expect(counts.json?["bodies"]?.members.map { $0.value["calls"]?.int } == [1])
        #expect(try await upstream.send("POST /_simulator/reset HTTP/1.1\r\n\r\n").status == 200)
        #expect(upstream.server.counts.calls == 0)
        #expect(try await upstream.send("GET /_simulator/nothing HTTP/1.1\r\n\r\n").status == 404)
    }
}
