import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    private func get(_ url: String, trusting file: String? = nil) async throws -> HTTPResponse {
        let transport = try CurlTransport(settings: TransportSettings(certificateAuthorities: file))
        return try await transport.response(to: HTTPRequest(method: .get, url: url, pool: "test"))
    }

    private func expectRefused(_ url: String, trusting file: String? = nil) async {
        let error = await #expect(throws: TransportError.self) { try await get(url, trusting: file) }
        #expect(error?.code == "tls", "\(error.map { "\($0)" } ?? "no error")")
    }

    @Test(.enabled(if: TLSServer.command != nil))
    func `a certificate is trusted only by its authority and for its name`() async throws {
        let server = try TLSServer()
        let (right, wrong) = ("https://localhost:\(server.port)/", "https://127.0.0.1:\(server.port)/")
        await expectRefused(right)
        await expectRefused(wrong, trusting: server.certificate)
        let response = try await get(right, trusting: server.certificate)
        #expect(response.head.status == 200)
    }

    @Test(.enabled(if: TLSServer.command != nil))
    func `TLS older than 1.2 is refused`() async throws {
        let server = try TLSServer(options: ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"])
        await expectRefused("https://localhost:\(server.port)/", trusting: server.certificate)
    }

    @Test func `an upstream that speaks no TLS is refused, and nothing is sent in the clear`() async throws {
        let heard = Latch<String>()
        let server = try RawServer { connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            heard.set(connection.readRequest() ?? "")
        }
        await expectRefused("https://127.0.0.1:\(server.port)/secret")
        #expect(await !heard.wait().contains("secret"))
    }
}
