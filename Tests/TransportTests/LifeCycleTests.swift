import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct LifeCycleTests {
    @Test func `shutting down ends every transfer`() async throws {
        let server = try RawServer { connection in
            guard let request = connection.readRequest() else { return }
            if request.contains("stream") { connection.write(chunkedHead + "3\r\none\r\n") }
            connection.untilClosed()
        }
        let transport = try CurlTransport(settings: TransportSettings(connectionsPerPool: 2))
        let stream = try await transport.stream(.to(server, path: "/stream"))
        #expect(try await stream.next() == Array("one".utf8))
        try await withThrowingTaskGroup(of: TransportError?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await #expect(throws: TransportError.self) { try await transport.response(to: .to(server)) }
                }
            }
            while transport.transfersUnderWay < 21 { await Task.yield() }
            await transport.shutdown()
            for try await error in group { #expect(error == .closed) }
        }
        await #expect(throws: TransportError.closed) { try await stream.next() }
        await #expect(throws: TransportError.closed) { try await transport.response(to: .to(server)) }
        #expect(transport.transfersUnderWay == 0)
        await transport.shutdown()
    }

    @Test func `shutting down closes the connections that were kept`() async throws {
        let closed = Latch<Void>()
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(answer("ok"))
            connection.untilClosed()
            closed.set()
        }
        let transport = try CurlTransport()
        _ = try await transport.response(to: .to(server))
        #expect(closed.value == nil)
        await transport.shutdown()
        await closed.wait()
        #expect(transport.transfersUnderWay == 0)
    }

    @Test func `a transport that is dropped ends with its last stream, and its connections with it`() async throws {
        let goOn = Latch<Void>()
        let closed = Latch<Void>()
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(chunkedHead)
            goOn.waitBlocking()
            connection.write(chunks("late"))
            connection.untilClosed()
            closed.set()
        }
        do {
            let stream = try await CurlTransport().stream(.to(server))
            goOn.set()
            #expect(try await stream.rest() == "late")
        }
        await closed.wait()
    }

    @Test func `transfers beyond the limit are refused, and there is room when others end`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(chunkedHead)
            connection.untilClosed()
        }
        let transport = try CurlTransport(settings: TransportSettings(pendingLimit: 2))
        let streams = [try await transport.stream(.to(server)), try await transport.stream(.to(server))]
        await #expect(throws: TransportError.overloaded(limit: 2)) { try await transport.stream(.to(server)) }
        streams[0].cancel()
        while transport.transfersUnderWay == 2 { await Task.yield() }
        let third = try await transport.stream(.to(server))
        #expect(third.head.status == 200)
    }

    @Test func `settings out of bounds are refused`() {
        for settings in [
            TransportSettings(connectionsPerPool: 0), TransportSettings(connections: ["a": -1]),
            TransportSettings(pendingLimit: 0), TransportSettings(certificateAuthorities: "/nowhere/at/all.pem"),
        ] {
            let error = #expect(throws: TransportError.self) { try CurlTransport(settings: settings) }
            #expect(error?.code == "bad_setting")
        }
    }
}
