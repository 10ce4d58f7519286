import Foundation
import Histogram
import LoadGenerator
import Synchronization
import TestSupport
import Testing

struct LoadGeneratorTests {
    private static let template = RequestTemplate(
        "POST",
        "/v1/answers",
        body: #"{"question":"\#(RequestTemplate.numberMark)"}"#
    )

    private func settings(_ server: RawServer, connections: Int = 4) -> LoadSettings {
        var settings = LoadSettings(port: server.port, requests: RequestMix(Self.template))
        settings.connections = connections
        settings.duration = .seconds(20)
        settings.count = 200
        settings.patience = .seconds(5)
        return settings
    }

    @Test func `a closed load makes as many requests as it is told, each another`() async throws {
        let bodies = Mutex<[String]>([])
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                bodies.withLock { $0.append(String(request.suffix(27))) }
                connection.write(Answers.echo(of: request))
            }
        }
        var settings = settings(server)
        settings.firstNumber = 1_000
        let result = try await LoadGenerator.run(settings)
        #expect(result.requests == 200)
        #expect(result.succeeded == 200)
        #expect(result.failures.isEmpty)
        #expect(result.latency.totalCount == 200)
        #expect(result.successLatency.totalCount == 200)
        #expect(result.bodyBytes == 400)
        let seen = bodies.withLock { Set($0) }
        #expect(seen.count == 200)
        #expect(seen.contains(#"{"question":"000000001199"}"#))
        #expect(server.connections == 4)
    }

    @Test func `a server that stalls shows in an open load, and not in a closed one`() async throws {
        func server() throws -> RawServer {
            let answered = Atomic(0)
            return try RawServer { connection in
                while let request = connection.readRequest() {
                    if answered.add(1, ordering: .relaxed).oldValue == 20 { Thread.sleep(forTimeInterval: 1) }
                    connection.write(Answers.echo(of: request))
                }
            }
        }
        let (first, second) = (try server(), try server())
        var closed = settings(first, connections: 1)
        let unaware = try await LoadGenerator.run(closed)
        closed = settings(second, connections: 1)
        closed.pace = .open(perSecond: 100, seed: 3)
        let aware = try await LoadGenerator.run(closed)
        // A hundred requests were meant to be made in that second.
        #expect(unaware.latency.count(within: 100_000...10_000_000) == 1)
        #expect(aware.requests == 200)
        #expect((70...130).contains(aware.latency.count(within: 100_000...10_000_000)))
        #expect(aware.delay.max > 800_000)
        #expect((1.4...3.5).contains(aware.seconds))
    }

    @Test func `every request is counted once, whatever becomes of it`() async throws {
        let turn = Atomic(0)
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                switch turn.add(1, ordering: .relaxed).oldValue % 8 {
                case 0: return
                case 1:
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
                    return
                case 2: connection.write("SSH-2.0-server\r\n")
                case 3: connection.write(Answers.echo(of: request, status: "503 Service Unavailable"))
                case 4: connection.write(Answers.echo(of: request, status: "429 Slow", header: "Retry-After: 1\r\n"))
                case 5: connection.write(Answers.echo(of: request, header: "Connection: close\r\n"))
                default: connection.write(Answers.echo(of: request))
                }
            }
        }
        let result = try await LoadGenerator.run(settings(server))
        #expect(result.requests == 200)
        #expect(result.answered + result.failed == 200)
        #expect(result.latency.totalCount == UInt64(result.answered))
        #expect(result.successLatency.totalCount == UInt64(result.succeeded))
        #expect(result.refusalLatency.totalCount == UInt64(result.refused))
        #expect(result.failures == [.dropped: 25, .cutShort: 25, .malformed: 25])
        #expect(result.statuses == [503: 25, 429: 25, 200: 75])
        #expect(result.withoutRetryAfter == 25)
    }

    @Test func `the answer to another request is found out`() async throws {
        let before = Mutex("")
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                let other = before.withLock { before in
                    defer { before = request }
                    return before.isEmpty ? request : before
                }
                connection.write(Answers.echo(of: other))
            }
        }
        var settings = settings(server, connections: 1)
        settings.count = 10
        let result = try await LoadGenerator.run(settings)
        #expect(result.failures == [.foreign: 9])
        #expect(result.succeeded == 1)
    }

    @Test func `an answer that does not come in time is none`() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil {}
        }
        var settings = settings(server, connections: 2)
        settings.count = 2
        settings.patience = .milliseconds(100)
        let result = try await LoadGenerator.run(settings)
        #expect(result.failures == [.timedOut: 2])
        #expect(result.answered == 0)
    }

    @Test func `requests that no connection was ever free for are unsent`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                Thread.sleep(forTimeInterval: 0.1)
                connection.write(Answers.echo(of: request))
            }
        }
        var settings = settings(server, connections: 1)
        settings.count = .max
        settings.pace = .open(perSecond: 100, seed: 1)
        settings.duration = .seconds(1)
        let result = try await LoadGenerator.run(settings)
        #expect((5...12).contains(result.answered))
        #expect(result.failures[.unsent] == result.requests - result.answered)
        #expect((60...140).contains(result.requests))
    }

    @Test func `a load ends with its server where that is wished`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() { connection.write(Answers.echo(of: request)) }
        }
        var settings = settings(server)
        settings.count = .max
        settings.endsWithServer = true
        let load = Task { [settings] in try await LoadGenerator.run(settings) }
        try await Task.sleep(for: .milliseconds(300))
        let stopped = ContinuousClock.now
        server.stop()
        let result = try await load.value
        #expect(.now - stopped < .seconds(5))
        #expect(result.succeeded > 0)
        #expect(result.refusedConnections > 0)
    }

    @Test func `what comes in the warm-up is not counted`() async throws {
        let asked = Atomic(0)
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                asked.add(1, ordering: .relaxed)
                connection.write(Answers.echo(of: request))
            }
        }
        var settings = settings(server)
        settings.count = .max
        settings.pace = .open(perSecond: 200, seed: 1)
        settings.warmUp = .milliseconds(500)
        settings.duration = .seconds(1)
        let result = try await LoadGenerator.run(settings)
        #expect(result.requests == result.answered)
        #expect((50...150).contains(result.requests))
        #expect(asked.load(ordering: .relaxed) - result.requests > 50)
        #expect((0.49...0.51).contains(result.seconds))
    }

    @Test func `a server that is not there is an error`() async throws {
        let server = try RawServer { _ in }
        var settings = settings(server)
        settings.opening = .milliseconds(200)
        server.stop()
        try await Task.sleep(for: .milliseconds(100))
        await #expect(throws: LoadError.cannotConnect(4, of: 4)) { try await LoadGenerator.run(settings) }
    }
}
