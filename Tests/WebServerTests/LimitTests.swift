import HTTPTypes
import HummingbirdCore
import NIOCore
import TestSupport
import Testing
import WebServer

@Suite struct LimitTests {
    private static let head = "POST /x HTTP/1.1\r\nHost: a\r\n"

    @Test(arguments: [
        ("GET /" + String(repeating: "a", count: 8 << 10) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET /" + String(repeating: "a", count: 1 << 20), 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nA: " + String(repeating: "a", count: 17 << 10) + "\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\nA: " + String(repeating: "a", count: 1 << 20), 431),
        ("GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "A: b\r\n", count: 100) + "\r\n", 431),
        ("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 65_535), 431),
        ("GET / HTTP/1.1\r\nHost: a\r\nCookie: " + String(repeating: "a=b; ", count: 10_000) + "\r\n\r\n", 431),
    ])
    func `what is too large in a head is refused and the connection ends`(_ text: String, _ status: Int) async throws {
        try await RunningServer.use { running in
            let (answer, ending) = try await running.exchange(text, patience: .seconds(5))
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
            #expect(answer.contains(#""type":"invalid_request_error""#))
            #expect(ending == .closed)
            #expect(running.server.counters.requests == 0)
        }
    }

    @Test func `ninety-nine fields beside Host are fine`() async throws {
        try await RunningServer.use { running in
            let fields = String(repeating: "A: b\r\n", count: 99)
            let (answer, _) = try await running.exchange("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func `a body that grows beyond the limit is cut`() async throws {
        var settings = ServerSettings()
        settings.limits.bodyBytes = 10_000
        try await RunningServer.use(settings) { running in
            let chunk = "3E8\r\n" + String(repeating: "a", count: 1000) + "\r\n"
            let text = Self.head + "Transfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 300)
            let (answer, ending) = try await running.exchange(text)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
            #expect(ending == .closed)
            #expect(running.server.counters.refusals == [.bodyTooLarge: 1])
        }
    }

    @Test func `a client that waits for 100-continue gets it, and 413 where its body is too large`() async throws {
        try await RunningServer.use { running in
            let port = running.port
            let texts = try await RawClient.run {
                let client = try RawClient(port: port)
                client.send(Self.head + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")
                let first = client.receiveResponse().status
                client.send("hi")
                return (first, client.receiveResponse().text)
            }
            #expect(texts.0 == 100)
            #expect(texts.1 == "POST /x hi")
            let (answer, ending) = try await running.exchange(
                Self.head + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n"
            )
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
            #expect(ending == .closed)
        }
    }

    @Test func `an early answer ends the connection, and the rest of the body is not read`() async throws {
        let responder: WebServer.Responder = { _, writer, _ in
            try await writer.writeResponse(HTTPResponse(status: .unauthorized, headerFields: [.contentLength: "0"]))
        }
        try await RunningServer.use(responder: responder) { running in
            let text = Self.head + "Content-Length: 1000000\r\n\r\n" + String(repeating: "a", count: 500_000)
            let (answer, ending) = try await running.exchange(text, patience: .seconds(5))
            #expect(answer.hasPrefix("HTTP/1.1 401 "))
            #expect(answer.contains("connection: close"))
            #expect(ending == .closed)
        }
    }

    @Test(arguments: [true, false])
    func `an answer to HEAD has no body, and the connection stays sound`(_ isFramed: Bool) async throws {
        let responder: WebServer.Responder = { request, writer, _ in
            let isHead = request.method == .head
            let fields: HTTPFields = isFramed || !isHead ? [.contentLength: "5"] : [:]
            var body = try await writer.writeHead(HTTPResponse(status: .ok, headerFields: fields))
            try await body.write(ByteBuffer(string: "hello"))
            try await body.finish(nil)
        }
        try await RunningServer.use(responder: responder) { running in
            let text = "HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n"
            let (answer, ending) = try await running.exchange(text)
            #expect(answer.hasSuffix("\r\n\r\n") && answer.split(separator: "\r\n\r\n").count == 1)
            #expect(answer.lowercased().contains("content-length: 5") == isFramed)
            #expect(ending == (isFramed ? .silence : .closed))
        }
    }

    @Test func `beyond the soft cap a 503 says when to come back, beyond the hard cap is the end`() async throws {
        var settings = ServerSettings()
        settings.connections = ConnectionCap(soft: 2, hard: 3)
        try await RunningServer.use(settings) { running in
            let port = running.port
            let (statuses, retry, last) = try await RawClient.run {
                let request = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n"
                let first = try RawClient(port: port)
                let second = try RawClient(port: port)
                first.send(request)
                second.send(request)
                var statuses = [first.receiveResponse().status, second.receiveResponse().status]
                let third = try RawClient(port: port)
                third.send(request)
                let refusal = RawResponse(third.receiveAll(limit: 1).bytes)
                statuses.append(refusal.status)
                let fourth = try RawClient(port: port)
                fourth.send(request)
                let last = fourth.receiveAll().bytes
                first.send(request)
                statuses.append(first.receiveResponse().status)
                return (statuses, refusal.headers["retry-after"], last)
            }
            #expect(statuses == [200, 200, 503, 200])
            #expect(retry == "1")
            #expect(last == [])
            #expect(running.server.counters.shed == 1)
            #expect(running.server.counters.dropped == 1)
        }
    }
}
