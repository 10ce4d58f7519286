import RAGCore
import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct CancellationTests {
    /// The moment at which the server saw the connection end.
    private let closed = Latch<ContinuousClock.Instant>()
    /// The server has sent what it will send.
    private let isSent = Latch<Void>()

    /// A server that answers with `bytes` and no more.
    private func server(sending bytes: String) throws -> RawServer {
        try RawServer { [closed, isSent] connection in
            guard connection.readRequest() != nil else { return }
            connection.write(bytes)
            isSent.set()
            connection.untilClosed()
            closed.set(.now)
        }
    }

    /// Cancels `task`; the caller is to hear of it, and the server to see the connection closed, at once.
    private func expectEnd<Value: Sendable>(of task: Task<Value, any Error>) async {
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        // Measured where no other test is in the way, on the server's thread; the limits would end it after a minute.
        #expect(await closed.wait() - start < .seconds(5))
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nA: b", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234"])
    func `a cancelled response closes its connection`(bytes: String) async throws {
        let server = try server(sending: bytes)
        let transport = try CurlTransport()
        let task = Task { try await transport.response(to: .to(server)) }
        await isSent.wait()
        await expectEnd(of: task)
        #expect(transport.transfersUnderWay == 0)
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nA: b", chunkedHead, chunkedHead + "3\r\none\r\n"])
    func `a cancelled reader of a stream closes its connection`(bytes: String) async throws {
        let server = try server(sending: bytes)
        let transport = try CurlTransport()
        let task = Task { try await transport.stream(.to(server)).rest() }
        await isSent.wait()
        await expectEnd(of: task)
    }

    @Test func `a stream that is dropped closes its connection`() async throws {
        let server = try server(sending: chunkedHead + "3\r\none\r\n")
        let transport = try CurlTransport()
        do {
            let stream = try await transport.stream(.to(server))
            #expect(try await stream.next() == Array("one".utf8))
        }
        _ = await closed.wait()
    }

    @Test func `a stream that is closed throws at once and ever after`() async throws {
        let server = try server(sending: chunkedHead + "3\r\none\r\n")
        let stream = try await CurlTransport().stream(.to(server))
        await isSent.wait()
        stream.cancel()
        stream.cancel()
        for _ in 0..<2 { await #expect(throws: CancellationError.self) { try await stream.next() } }
        _ = await closed.wait()
    }

    @Test func `a transfer that waits for a connection leaves without one`() async throws {
        let server = try server(sending: "")
        let transport = try CurlTransport(settings: TransportSettings(connectionsPerPool: 1))
        let first = Task { try await transport.response(to: .to(server)) }
        await isSent.wait()
        let second = Task { try await transport.response(to: .to(server)) }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(transport.transfersUnderWay == 1)
        await expectEnd(of: first)
        #expect(server.connections == 1)
    }

    @Test func `a transfer leaves while it connects`() async throws {
        let listener = try FullListener()
        let transport = try CurlTransport()
        let request = HTTPRequest(
            url: "http://127.0.0.1:\(listener.port)/",
            pool: "test",
            // It must not end by itself before the loop below has seen it.
            limits: TransferLimits(connect: .seconds(600), firstByte: .seconds(600), total: .seconds(600)),
            allowsPlainHTTP: true
        )
        let task = Task { try await transport.response(to: request) }
        while transport.transfersUnderWay == 0 { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `a task that is cancelled already sends nothing`() async throws {
        let server = try RawServer(answering: answer("wrong"))
        let transport = try CurlTransport()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.response(to: .to(server))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.connections == 0)
        #expect(transport.transfersUnderWay == 0)
    }

    @Test func `cancelling at any moment leaves nothing behind`() async throws {
        let server = try RawServer(answering: chunkedHead + chunks("one", "two"))
        let transport = try CurlTransport(settings: TransportSettings(connectionsPerPool: 4))
        var generator = SeededGenerator(seed: 7)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<400 {
                let steps = Int.random(in: 0..<40, using: &generator)
                let isStream = Bool.random(using: &generator)
                group.addTask {
                    let task = Task {
                        if isStream { return try await transport.stream(.to(server)).rest() }
                        return try await transport.response(to: .to(server)).text
                    }
                    for _ in 0..<steps { await Task.yield() }
                    task.cancel()
                    switch await task.result {
                    case .success(let text): #expect(text == "onetwo")
                    case .failure(let error): #expect(error is CancellationError)
                    }
                }
            }
        }
        // The transfers of streams that were cancelled end on their own thread.
        await transport.shutdown()
        #expect(transport.transfersUnderWay == 0)
    }
}
