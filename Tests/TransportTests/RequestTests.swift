import TestSupport
import Testing
import Transport

struct RequestTests {
    @Test(arguments: [
        ("A", "b\r\nX: y"), ("A", "b\nX: y"), ("A", "b\rc"), ("A", "\0"), ("A", "\u{7F}"), ("", "b"), ("A b", "c"),
        ("A:", "b"), ("A\r\nB", "c"), ("Ü", "b"), ("content-length", "5"), ("Transfer-Encoding", "chunked"),
        ("HOST", "elsewhere"), ("Connection", "close"), ("Expect", "100-continue"), ("Accept-Encoding", "gzip"),
    ])
    func `a header that could write another request is refused`(name: String, value: String) async throws {
        let server = try RawServer(answering: answer("wrong"))
        var request = HTTPRequest.to(server)
        request.headers.append(HTTPHeader(name: name, value: value))
        try await expectRefused(request)
        #expect(server.connections == 0)
    }

    @Test(arguments: [
        "", "/", "127.0.0.1", "https://", "https:///path", "https://:443/", "http://127.0.0.1/", "ftp://127.0.0.1/",
        "file:///etc/passwd", "https://user@127.0.0.1/", "https://user:word@127.0.0.1/", "https://a b/",
        "https://a/\r\nX: y",
        "https://a/\0", "https://ü/", "https://a\\b/", "gopher://a/", "https://" + String(repeating: "a", count: 9_000),
    ])
    func `a URL that leads elsewhere, or over plain HTTP, is refused`(url: String) async throws {
        try await expectRefused(HTTPRequest(url: url, pool: "test"))
    }

    @Test func `a GET with a body is refused`() async throws {
        try await expectRefused(HTTPRequest(method: .get, url: "https://127.0.0.1/", body: [1], pool: "test"))
    }

    @Test func `a refusal holds neither the value nor the name that it refuses`() async throws {
        let request = HTTPRequest(
            url: "https://127.0.0.1/",
            headers: [HTTPHeader(name: "Authorization", value: "Bearer secret\n")],
            pool: "test"
        )
        let error = await #expect(throws: TransportError.self) { try await CurlTransport().response(to: request) }
        #expect(
            error.map { "\($0)" } == "The request was not sent: the header Authorization holds a control character."
        )
    }

    private func expectRefused(_ request: HTTPRequest) async throws {
        let transport = try CurlTransport()
        for isStream in [false, true] {
            let error = await #expect(throws: TransportError.self) {
                if isStream {
                    _ = try await transport.stream(request)
                } else {
                    _ = try await transport.response(to: request)
                }
            }
            #expect(error?.code == "bad_request")
        }
    }
}
