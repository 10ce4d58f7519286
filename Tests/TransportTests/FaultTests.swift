import TestSupport
import Testing
import Transport

/// What an upstream can do wrong, and the error that comes of it: the same for a response and for a stream.
@Suite(.timeLimit(.minutes(1)))
struct FaultTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        var name: String
        var bytes: String
        var resets = false
        var error: TransportError

        init(_ name: String, _ bytes: String, resets: Bool = false, _ error: TransportError) {
            self.name = name
            self.bytes = bytes
            self.resets = resets
            self.error = error
        }

        var testDescription: String { name }
    }

    private static let limits = TransferLimits(headBytes: 16 << 10, bodyBytes: 64 << 10)
    private static let ok = "HTTP/1.1 200 OK\r\n"

    private static let losses = [
        Fault("nothing", "", .connectionLost(afterHead: false)),
        Fault("reset at once", "", resets: true, .connectionLost(afterHead: false)),
        Fault("half a head", ok + "Content-Le", .connectionLost(afterHead: false)),
        Fault("head alone", ok + "Content-Length: 10\r\n\r\n", .connectionLost(afterHead: true)),
        Fault("half of the length", ok + "Content-Length: 10\r\n\r\n12345", .connectionLost(afterHead: true)),
        Fault(
            "reset in the body",
            ok + "Content-Length: 9\r\n\r\n1234",
            resets: true,
            .connectionLost(afterHead: true)
        ),
        Fault("half a chunk", chunkedHead + "10\r\n12345", .connectionLost(afterHead: true)),
        Fault("no last chunk", chunkedHead + "5\r\n12345\r\n", .connectionLost(afterHead: true)),
        Fault("reset among chunks", chunkedHead + "5\r\n12345\r\n", resets: true, .connectionLost(afterHead: true)),
    ]

    private static let malformations = [
        Fault("no HTTP", "+PONG\r\n\r\n", .malformedResponse("")),
        Fault("another version", "HTTP/3.0 200 OK\r\n\r\n", .malformedResponse("")),
        Fault("a status of two digits", "HTTP/1.1 20 OK\r\n\r\n", .malformedResponse("")),
        Fault("an upgrade", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", .malformedResponse("")),
        Fault("bare LF in the head", ok + "A: b\nContent-Length: 0\r\n\r\n", .malformedResponse("")),
        Fault("CR in a value", ok + "A: b\rc\r\nContent-Length: 0\r\n\r\n", .malformedResponse("")),
        Fault("a folded line", ok + "A: b\r\n c\r\nContent-Length: 0\r\n\r\n", .malformedResponse("")),
        Fault("no colon", ok + "A\r\nContent-Length: 0\r\n\r\n", .malformedResponse("")),
        Fault("a blank before the colon", ok + "Content-Length : 0\r\n\r\n", .malformedResponse("")),
        Fault("NUL in the head", ok + "A: \0\r\nContent-Length: 0\r\n\r\n", .malformedResponse("")),
        Fault("two lengths", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", .malformedResponse("")),
        Fault("a length below 0", ok + "Content-Length: -1\r\n\r\n", .malformedResponse("")),
        Fault("length and chunks", chunkedHead.dropLast() + "Content-Length: 3\r\n\r\n", .malformedResponse("")),
        Fault("a chunk below 0", chunkedHead + "-1\r\nx\r\n", .malformedResponse("")),
        Fault("a chunk of words", chunkedHead + "five\r\n12345\r\n", .malformedResponse("")),
        Fault("a size of 17 digits", chunkedHead + "00000000000000001\r\nx\r\n", .malformedResponse("")),
        Fault(
            "an extension of 1 MB",
            chunkedHead + "1;" + String(repeating: "x", count: 1 << 20),
            .malformedResponse("")
        ),
        Fault("bare LF after a size", chunkedHead + "1\nx\r\n0\r\n\r\n", .malformedResponse("")),
        Fault("bare LF after a chunk", chunkedHead + "1\r\nx\n0\r\n\r\n", .malformedResponse("")),
        Fault(
            "trailers of 1 MB",
            chunkedHead + "0\r\nA: " + String(repeating: "x", count: 1 << 20),
            .malformedResponse("")
        ),
        Fault("bytes after the last chunk", chunkedHead + "0\r\n\r\nmore", .malformedResponse("")),
    ]

    private static let excesses = [
        Fault("a field of 1 MB", ok + "A: " + String(repeating: "x", count: 1 << 20), .headTooLarge(limit: 16 << 10)),
        Fault("a long head", ok + fields(100, of: 200), .headTooLarge(limit: 16 << 10)),
        Fault("201 fields", ok + fields(201, of: 1) + "\r\n", .headTooLarge(limit: 16 << 10)),
        Fault("100,000 fields", ok + fields(100_000, of: 1) + "\r\n", .headTooLarge(limit: 16 << 10)),
        Fault(
            "interim heads",
            String(repeating: "HTTP/1.1 100 X\r\n\r\n", count: 9_000),
            .headTooLarge(limit: 16 << 10)
        ),
        Fault("a great length", ok + "Content-Length: 65537\r\n\r\n", .bodyTooLarge(limit: 64 << 10)),
        Fault("a huge length", ok + "Content-Length: \(Int.max)\r\n\r\n", .bodyTooLarge(limit: 64 << 10)),
        Fault("a great chunk", chunkedHead + "fffffff\r\n" + long, .bodyTooLarge(limit: 64 << 10)),
        Fault("great until the end", ok + "\r\n" + long, .bodyTooLarge(limit: 64 << 10)),
        Fault("gzip", ok + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", .encodedBody("gzip")),
        Fault("gzip in transfer", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", .encodedBody("(not a token)")),
    ]

    private static let long = String(repeating: "x", count: 128 << 10)

    private static func fields(_ count: Int, of length: Int) -> String {
        String(repeating: "A: " + String(repeating: "x", count: length) + "\r\n", count: count)
    }

    @Test(arguments: losses + malformations + excesses)
    func `each fault of an upstream has its error`(fault: Fault) async throws {
        let server = try RawServer(once: fault.bytes, resets: fault.resets)
        let transport = try CurlTransport()
        let request = HTTPRequest.to(server, limits: Self.limits)
        let error = await #expect(throws: TransportError.self) { try await transport.response(to: request) }
        #expect(error?.withoutDetail == fault.error)
        let streamed = await #expect(throws: TransportError.self) { try await transport.stream(request).rest() }
        #expect(streamed?.withoutDetail == fault.error)
        #expect(server.connections == 2, "a connection with a fault is not used again")
        #expect(transport.transfersUnderWay == 0)
    }

    @Test func `what came before a fault is handed out first`() async throws {
        let server = try RawServer(once: chunkedHead + "5\r\nfirst\r\n")
        let stream = try await CurlTransport().stream(.to(server))
        #expect(try await stream.next() == Array("first".utf8))
        for _ in 0..<2 {
            await #expect(throws: TransportError.connectionLost(afterHead: true)) { try await stream.next() }
        }
    }

    @Test func `nobody listening is a refused connection`() async throws {
        let server = try RawServer { _ in }
        server.stop()
        let transport = try CurlTransport()
        let request = HTTPRequest(url: "http://127.0.0.1:1/", pool: "test", allowsPlainHTTP: true)
        await #expect(throws: TransportError.connectionRefused) { try await transport.response(to: request) }
        await #expect(throws: TransportError.connectionRefused) { try await transport.stream(request) }
    }

    @Test func `a name without an address is named`() async throws {
        // Longer than a label may be, so that nobody is asked.
        let host = String(repeating: "a", count: 64) + ".test"
        let request = HTTPRequest(url: "http://\(host)/", pool: "test", allowsPlainHTTP: true)
        let transport = try CurlTransport()
        await #expect(throws: TransportError.cannotResolve(host)) { try await transport.response(to: request) }
    }
}

extension TransportError {
    /// The rule that was broken is text for people.
    fileprivate var withoutDetail: Self {
        if case .malformedResponse = self { .malformedResponse("") } else { self }
    }
}
