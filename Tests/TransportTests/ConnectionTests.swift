import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test func `a connection is used again`() async throws {
        let server = try RawServer(answering: answer("ok"))
        let transport = try CurlTransport()
        for number in 0..<20 {
            let response = try await transport.response(to: .to(server))
            #expect(response.times.isNewConnection == (number == 0))
        }
        #expect(server.connections == 1)
    }

    @Test func `connections are shared within a pool and never between pools`() async throws {
        let server = try RawServer(answering: answer("ok"))
        let transport = try CurlTransport()
        for number in 0..<12 {
            _ = try await transport.response(to: .to(server, pool: "credential \(number % 3)"))
        }
        #expect(server.connections == 3)
    }

    @Test func `a connection that was closed while idle gives no error`() async throws {
        let server = try RawServer { connection in
            for _ in 0..<2 where connection.readRequest() != nil { connection.write(answer("ok")) }
        }
        let transport = try CurlTransport()
        for _ in 0..<1_000 {
            let response = try await transport.response(to: .to(server))
            #expect(response.text == "ok")
        }
        #expect(server.connections >= 500)
    }

    @Test func `a kept connection that dies at the request is replaced`() async throws {
        let isFirst = Latch<Void>()
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(answer("ok"))
            guard connection.readRequest() != nil else { return }
            if isFirst.value == nil {
                isFirst.set()
                return connection.reset()
            }
            connection.write(answer("ok"))
        }
        let transport = try CurlTransport()
        for _ in 0..<2 { #expect(try await transport.response(to: .to(server)).text == "ok") }
        #expect(server.connections == 2)
        #expect(isFirst.value != nil)
    }

    @Test func `a pool has as many connections as it may, and the rest waits in order`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() { connection.write(answer(String(request.suffix(3)))) }
        }
        let transport = try CurlTransport(settings: TransportSettings(connectionsPerPool: 8, connections: ["other": 2]))
        for (pool, limit) in [("test", 8), ("other", 2)] {
            let before = server.connections
            let texts = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 100..<600 {
                    group.addTask {
                        try await transport.response(to: .to(server, body: "\(number)", pool: pool)).text
                    }
                }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(texts.sorted() == (100..<600).map { "\($0)" })
            #expect(server.connections - before <= limit)
        }
        #expect(transport.transfersUnderWay == 0)
    }

    @Test func `a pool that nobody uses closes its connections`() async throws {
        let closed = Latch<Void>()
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(answer("ok"))
            connection.untilClosed()
            closed.set()
        }
        let transport = try CurlTransport(settings: TransportSettings(poolLifetime: .milliseconds(30)))
        _ = try await transport.response(to: .to(server))
        await closed.wait()
        let response = try await transport.response(to: .to(server))
        #expect(response.times.isNewConnection)
    }

    @Test func `500 streams are open at once`() async throws {
        let all = Latch<Void>()
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(chunkedHead + "3\r\none\r\n")
            all.waitBlocking()
            connection.write(chunks("two"))
        }
        let transport = try CurlTransport(settings: TransportSettings(connections: ["test": 500]))
        var streams: [HTTPStream] = []
        for _ in 0..<500 { streams.append(try await transport.stream(.to(server))) }
        #expect(transport.transfersUnderWay == 500)
        all.set()
        for stream in streams { #expect(try await stream.rest() == "onetwo") }
        #expect(server.connections == 500)
    }
}
