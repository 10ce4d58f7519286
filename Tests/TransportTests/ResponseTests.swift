import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct ResponseTests {
    private let transport: CurlTransport

    init() throws {
        transport = try CurlTransport()
    }

    @Test func `a response has its status, its fields and its body`() async throws {
        let server = try RawServer(answering: answer("hello", status: "429 Too Many Requests"))
        let response = try await transport.response(to: .to(server))
        #expect(response.head.status == 429)
        #expect(response.head.first("content-type") == "text/plain")
        #expect(response.text == "hello")
        #expect(response.times.isNewConnection)
        #expect(response.times.connect > .zero && response.times.connect < response.times.total)
        #expect(response.times.firstByte > .zero && response.times.firstByte <= response.times.total)
    }

    @Test(arguments: [
        (chunkedHead + chunks("one ", "two ", "three"), "one two three"),
        (chunkedHead + "3;name=value\r\nabc\r\n0\r\nX-Trailer: 1\r\n\r\n", "abc"),
        ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + answer("late"), "late"),
        (answer(""), ""),
        ("HTTP/1.1 204 No Content\r\n\r\n", ""),
        ("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok"),
        ("HTTP/1.1 200\r\nCONTENT-LENGTH:2\r\nContent-Encoding: identity\r\n\r\nok", "ok"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\nX:\r\n\r\nok", "ok"),
    ])
    func `a body is read in every framing`(bytes: String, text: String) async throws {
        let server = try RawServer(answering: bytes)
        #expect(try await transport.response(to: .to(server)).text == text)
        let stream = try await transport.stream(.to(server))
        #expect(try await stream.rest() == text)
    }

    @Test func `a body may end with the connection`() async throws {
        let server = try RawServer(once: "HTTP/1.1 200 OK\r\n\r\nuntil the end")
        #expect(try await transport.response(to: .to(server)).text == "until the end")
    }

    @Test func `a request is sent as it is written, and nothing is added that it did not ask for`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() { connection.write(answer(request)) }
        }
        var request = HTTPRequest.to(server, path: "/v1/chat?x=%20y", body: "{\"a\":1}")
        request.headers += [
            HTTPHeader(name: "Authorization", value: "Bearer k"), HTTPHeader(name: "X-Empty", value: " "),
        ]
        let sent = """
            POST /v1/chat?x=%20y HTTP/1.1\r
            Host: 127.0.0.1:\(server.port)\r
            Accept: */*\r
            Content-Type: application/json\r
            Authorization: Bearer k\r
            X-Empty:\r
            Content-Length: 7\r
            \r
            {"a":1}
            """
        #expect(try await transport.response(to: request).text == sent)
        let get = HTTPRequest(method: .get, url: server.url, pool: "test", allowsPlainHTTP: true)
        let expected = "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nAccept: */*\r\n\r\n"
        #expect(try await transport.response(to: get).text == expected)
    }

    @Test func `a large body is sent whole, and no 100 Continue is waited for`() async throws {
        let server = try RawServer { connection in
            guard let request = connection.readRequest() else { return }
            let hasExpect = request.lowercased().contains("\r\nexpect:")
            connection.write(answer("\(request.utf8.count { $0 == UInt8(ascii: "x") }) \(hasExpect)"))
        }
        let body = String(repeating: "x", count: 3_000_000)
        #expect(try await transport.response(to: .to(server, body: body)).text == "3000000 false")
    }

    @Test func `a redirect is an answer, and is not followed`() async throws {
        let other = try RawServer(answering: answer("wrong"))
        let redirect = "HTTP/1.1 302 Found\r\nLocation: \(other.url)\r\nContent-Length: 0\r\n\r\n"
        let server = try RawServer(answering: redirect)
        let response = try await transport.response(to: .to(server))
        #expect(response.head.status == 302)
        #expect(other.connections == 0)
    }

    @Test func `a cookie is not sent back`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                let text = request.lowercased().contains("cookie") ? "cookie" : "none"
                connection.write("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: \(text.count)\r\n\r\n\(text)")
            }
        }
        for _ in 0..<3 { #expect(try await transport.response(to: .to(server)).text == "none") }
    }
}
