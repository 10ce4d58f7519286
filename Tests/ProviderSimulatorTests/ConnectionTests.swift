import Foundation
import JSONText
import ProviderSimulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test func `a connection is kept, one call after the other`() async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let contents = try await RawClient.run {
            let client = try RawClient(port: port)
            return ["a", "b", "a"].map { text in
                client.send(Upstream.request(Upstream.chat(text)))
                return client.receiveResponse().content
            }
        }
        #expect(contents[0] == contents[2])
        #expect(contents[0] != contents[1])
        #expect(upstream.server.counts.connectionsOpened == 1)
        #expect(upstream.server.counts.calls == 3)
    }

    @Test(arguments: [0, 3])
    func `calls sent together are answered in their order`(latency: Int) async throws {
        let upstream = try Upstream { $0.latency = .milliseconds(latency) }
        let port = upstream.server.port
        let bodies = (0..<20).map { Upstream.chat("\($0)", stream: $0 % 3 == 0) }
        let expected = try await RawClient.run {
            try bodies.map { body in
                let client = try RawClient(port: port)
                client.send(Upstream.request(body))
                return client.receiveResponse().bytes
            }
        }
        let together =
            bodies.dropLast().map { Upstream.request($0) }.joined()
            + Upstream.request(bodies[19], headers: "Connection: close\r\n")
        let (bytes, ending) = try await RawClient.run {
            let client = try RawClient(port: port)
            client.send(together)
            return client.receiveAll()
        }
        #expect(bytes == Array(expected.joined()))
        #expect(ending == .closed)
    }

    @Test func `a request may come byte by byte`() async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let request = Upstream.request(Upstream.chat())
        let response = try await RawClient.run {
            let client = try RawClient(port: port)
            for byte in request.utf8 { client.send([byte]) }
            return client.receiveResponse()
        }
        #expect(response.status == 200)
        #expect(upstream.server.counts.calls == 1)
    }

    @Test func `a body may come in chunks, and wait to be asked for`() async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let body = Upstream.chat("chunks")
        let (asked, response) = try await RawClient.run {
            let client = try RawClient(port: port)
            client.send("POST /v1/chat/completions HTTP/1.1\r\nAuthorization: Bearer k\r\nExpect: 100-continue\r\n")
            client.send("Transfer-Encoding: chunked\r\n\r\n")
            let asked = client.receiveResponse()
            for part in [body.prefix(10), body.dropFirst(10)] {
                client.send(String(part.utf8.count, radix: 16) + "\r\n" + part + "\r\n")
            }
            client.send("0\r\n\r\n")
            return (asked, client.receiveResponse())
        }
        #expect(asked.status == 100)
        #expect(response.status == 200)
        let content = try await upstream.post(body).content
        #expect(response.content == content)
        #expect(upstream.server.counts.bodies.values.map(\.calls) == [2])
    }

    @Test func `a body of megabytes is read whole`() async throws {
        let upstream = try Upstream()
        let text = String(repeating: "word ", count: 1_000_000)
        let response = try await upstream.post(Upstream.chat(text))
        #expect(response.json?["usage"]?["prompt_tokens"]?.int == 1_250_004)
    }

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET / HTTP/1.1\n\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 70_000),
    ])
    func `what is no request is refused, and the connection ends`(bytes: String) async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let (answer, ending) = try await RawClient.run {
            let client = try RawClient(port: port)
            client.send(bytes)
            return client.receiveAll()
        }
        #expect(RawResponse(answer).status == 400)
        #expect(ending == .closed)
        #expect(upstream.server.counts.calls == 0)
    }

    @Test func `a thousand connections are served together`() async throws {
        let upstream = try Upstream {
            $0.latency = .milliseconds(500)
            $0.tokenInterval = .milliseconds(1)
        }
        let port = upstream.server.port
        let expected = try await upstream.post(Upstream.chat(stream: true)).bytes
        let wrong = try await RawClient.run {
            let clients = try ClientList(port: port, count: 1000)
            return clients.wrongAnswers(to: Upstream.request(Upstream.chat(stream: true)), expected: expected)
        }
        #expect(wrong == 0)
        let counts = upstream.server.counts
        #expect(counts.connectionsOpened == 1001)
        #expect(counts.mostInFlight == 1000)
        #expect(counts.mostInFlightOfOneBody == 1000)
    }

    @Test func `while nobody listens connects are refused, and then the port is the same`() async throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        upstream.server.setListening(false)
        await #expect(throws: POSIXError.self) { try await upstream.post(Upstream.chat()) }
        upstream.server.setListening(true)
        #expect(try await upstream.post(Upstream.chat()).status == 200)
        #expect(upstream.server.port == port)
    }

    @Test func `a port that is taken is named`() throws {
        let upstream = try Upstream()
        let port = upstream.server.port
        let error = #expect(throws: SimulatorError.self) { try Upstream { $0.port = port } }
        #expect(
            error?.description.hasPrefix("Port \(port) of 127.0.0.1 cannot be had (Address already in use)") == true
        )
    }

    @Test(arguments: [
        ("port", "from 0 to 65535", { @Sendable (settings: inout SimulatorSettings) in settings.port = 70_000 }),
        ("dimension", "from 1 to 8192", { @Sendable (settings: inout SimulatorSettings) in settings.dimension = 0 }),
        (
            "latency", "nothing to an hour",
            { @Sendable (settings: inout SimulatorSettings) in settings.latency = .seconds(-1) }
        ),
    ])
    func `a setting out of its range is named`(
        name: String,
        rule: String,
        change: @Sendable (inout SimulatorSettings) -> Void
    ) {
        let error = #expect(throws: SimulatorError.self) { try Upstream(change) }
        #expect(error?.description.hasPrefix(name) == true)
        #expect(error?.description.contains(rule) == true)
    }
}

/// Many clients at once.
private final class ClientList {
    private final class Entry {
        let client: RawClient

        init(port: Int) throws { client = try RawClient(port: port) }
    }

    private let entries: [Entry]

    init(port: Int, count: Int) throws {
        entries = try (0..<count).map { _ in try Entry(port: port) }
    }

    /// Sends to all before it reads from any.
    func wrongAnswers(to request: String, expected: [UInt8]) -> Int {
        for entry in entries { entry.client.send(request) }
        return entries.count { $0.client.receiveResponse().bytes != expected }
    }
}
