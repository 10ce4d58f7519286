import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct TimeLimitTests {
    private static let short = Duration.milliseconds(60)

    @Test func `an upstream that does not accept meets the limit for connecting`() async throws {
        let listener = try FullListener()
        let request = HTTPRequest(
            url: "http://127.0.0.1:\(listener.port)/",
            pool: "test",
            limits: TransferLimits(connect: Self.short),
            allowsPlainHTTP: true
        )
        try await expect(.connectTimeout, from: request)
    }

    @Test func `an upstream that says nothing meets the limit for the first byte`() async throws {
        let server = try RawServer { $0.untilClosed() }
        try await expect(.firstByteTimeout, from: .to(server, limits: TransferLimits(firstByte: Self.short)))
    }

    @Test func `interim heads are not a first byte`() async throws {
        let server = try RawServer { connection in
            while !connection.isClosed(within: .milliseconds(5)) { connection.write("HTTP/1.1 100 Continue\r\n\r\n") }
        }
        try await expect(.firstByteTimeout, from: .to(server, limits: TransferLimits(firstByte: Self.short)))
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\n", chunkedHead, chunkedHead + "3\r\none\r\n"])
    func `an upstream that falls silent meets the limit for silence`(bytes: String) async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(bytes)
            connection.untilClosed()
        }
        try await expect(.silenceTimeout, from: .to(server, limits: TransferLimits(silence: Self.short)))
    }

    @Test func `a response that drips meets the limit for silence, and a stream the one for all`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            while !connection.isClosed(within: .milliseconds(5)) { connection.write(".") }
        }
        let transport = try CurlTransport()
        await #expect(throws: TransportError.silenceTimeout) {
            try await transport.response(to: .to(server, limits: TransferLimits(silence: Self.short)))
        }
        await #expect(throws: TransportError.totalTimeout) {
            try await transport.stream(.to(server, limits: TransferLimits(total: Self.short * 2))).rest()
        }
    }

    @Test func `waiting for a connection counts`() async throws {
        let server = try RawServer { $0.untilClosed() }
        let transport = try CurlTransport(settings: TransportSettings(connectionsPerPool: 1))
        let first = Task { try await transport.response(to: .to(server)) }
        while server.connections == 0 { await Task.yield() }
        await #expect(throws: TransportError.firstByteTimeout) {
            try await transport.response(to: .to(server, limits: TransferLimits(firstByte: Self.short)))
        }
        await #expect(throws: TransportError.totalTimeout) {
            try await transport.response(to: .to(server, limits: TransferLimits(total: Self.short)))
        }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(server.connections == 1)
    }

    private func expect(_ expected: TransportError, from request: HTTPRequest) async throws {
        let transport = try CurlTransport()
        let start = ContinuousClock.now
        await #expect(throws: expected) { try await transport.response(to: request) }
        await #expect(throws: expected) { try await transport.stream(request).rest() }
        #expect(ContinuousClock.now - start >= Self.short * 2)
        #expect(transport.transfersUnderWay == 0)
    }
}
