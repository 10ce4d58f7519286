import Foundation
import NuthatchClient
import RAGCore
import TestSupport
import Testing

@Suite struct StreamTests {
    private static let events = """
        : ping\r\n\r\nevent: sources\r\ndata: {"sources": [{"document_id": "a", "title": "Größe", "uri": "a.md"}]}\r\n\r\n\
        event: citation\ndata: \(Shapes.citation)\n\nevent: delta\ndata: {"text": "Frei – "}\n\nid: 4\nevent: later\ndata: {}\n\n\
        event: delta\rdata: {"text":\rdata: "ja 🥾. [1]"}\r\revent: final\ndata: \(Shapes.answer)\n\n
        """

    private func collect(_ client: NuthatchClient) async throws -> [NuthatchClient.AnswerEvent] {
        var events: [NuthatchClient.AnswerEvent] = []
        for try await event in client.answers("Größe?") { events.append(event) }
        return events
    }

    /// The events as they come, then the error.
    private func outcome(_ client: NuthatchClient) async -> ([NuthatchClient.AnswerEvent], NuthatchError?) {
        var events: [NuthatchClient.AnswerEvent] = []
        do {
            for try await event in client.answers("Größe?") { events.append(event) }
            return (events, nil)
        } catch {
            return (events, error as? NuthatchError)
        }
    }

    private func text(_ events: [NuthatchClient.AnswerEvent]) -> String {
        events.reduce(into: "") { if case .delta(let text) = $1 { $0 += text } }
    }

    @Test func `sources, citations and text come in their order, and the whole at last`() async throws {
        let service = try Service(.stream { $0.write(Self.events) })
        let events = try await collect(try service.client())
        #expect(events.count == 5)
        guard case .sources(let pages) = events[0], case .citation(let citation) = events[1],
            case .final(let answer) = events[4]
        else {
            Issue.record("\(events)")
            return
        }
        #expect(pages.map(\.title) == ["Größe"])
        #expect(citation.index == 1)
        #expect(text(events) == "Frei – ja 🥾. [1]")
        #expect(answer.id == "ans_1")
        let request = try #require(service.requests.first)
        #expect(request.headers["accept"] == "text/event-stream")
        #expect(request.json == ["question": "Größe?", "stream": true] as NSDictionary)
        #expect(request.headers["x-request-timeout-ms"] == nil)
        #expect(answer.report.requestID == request.headers["x-request-id"])
    }

    @Test func `wherever the bytes are cut, the events are the same`() async throws {
        let bytes = Array(Self.events.utf8)
        let whole = try await collect(try Service(.stream { $0.write(bytes) }).client(timing: .impatient))
        // Each request is answered in two pieces that meet at another byte.
        let service = try Service { _, number in
            .stream { connection in
                let cut = number * 7 % bytes.count
                connection.write(Array(bytes[..<cut]))
                Thread.sleep(forTimeInterval: 0.002)
                connection.write(Array(bytes[cut...]))
            }
        }
        let client = try service.client()
        for _ in 0..<60 { #expect(same(try await collect(client), whole)) }
    }

    /// All but the ids of the requests.
    private func same(_ one: [NuthatchClient.AnswerEvent], _ other: [NuthatchClient.AnswerEvent]) -> Bool {
        func bare(_ events: [NuthatchClient.AnswerEvent]) -> [NuthatchClient.AnswerEvent] {
            events.map { event in
                guard case .final(var answer) = event else { return event }
                answer.report.requestID = ""
                return .final(answer)
            }
        }
        return bare(one) == bare(other)
    }

    @Test func `a stream that is cut anywhere is an error and never an answer`() async throws {
        let bytes = Array(Self.events.utf8)
        let cuts = stride(from: 1, to: bytes.count - 1, by: 41)
        for (cut, resets) in cuts.flatMap({ [($0, false), ($0, true)] }) {
            let service = try Service(
                .stream { connection in
                    connection.write(Array(bytes[..<cut]))
                    if resets { connection.reset() }
                }
            )
            defer { service.stop() }
            let client = try service.client(retries: .init(attempts: 1))
            let (events, error) = await outcome(client)
            #expect(error != nil, "cut at \(cut)")
            #expect(!events.contains { if case .final = $0 { true } else { false } })
        }
    }

    @Test func `nothing is sent again once the first byte has come`() async throws {
        let service = try Service(.stream { $0.write("event: delta\ndata: {\"text\": \"Fr") })
        let (events, error) = await outcome(try service.client())
        #expect(events.isEmpty)
        guard case .interrupted = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(service.requests.count == 1)
    }

    @Test(arguments: ["refused", "reset", "head alone"])
    func `before the first byte a stream is tried again`(manner: String) async throws {
        let act: Service.Act =
            switch manner {
            case "refused": .reply(503, [:], Shapes.error("overloaded"))
            case "reset": .reset
            default: .stream { _ in }
            }
        let service = try Service { _, number in number < 3 ? act : .stream { $0.write(Self.events) } }
        let events = try await collect(try service.client())
        #expect(events.count == 5)
        guard case .final(let answer)? = events.last else { return }
        #expect(answer.report.attempts == 3)
        #expect(Set(service.requests.map { $0.headers["x-request-id"] }).count == 1)
    }

    @Test func `an error event is the service's error, without a status`() async throws {
        let service = try Service(
            .stream {
                $0.write(
                    "event: delta\ndata: {\"text\": \"a\"}\n\nevent: error\ndata: \(Shapes.error("upstream_error"))\n\n"
                )
            }
        )
        let (events, error) = await outcome(try service.client())
        #expect(events == [.delta("a")])
        #expect(error?.code == .upstreamError)
        #expect(error?.status == nil)
        #expect(error?.refusal != nil)
        #expect(service.requests.count == 1)
    }

    @Test func `a refusal of a stream is an error with its status`() async throws {
        let service = try Service(.reply(404, [:], Shapes.error("collection_not_found")))
        let (events, error) = await outcome(try service.client())
        #expect(events.isEmpty)
        #expect(error?.status == 404)
        #expect(error?.code == .collectionNotFound)
    }

    @Test(arguments: ["application/json", "text/html"])
    func `a reply that is no stream is unreadable`(type: String) async throws {
        let service = try Service(.reply(200, ["Content-Type": type], Shapes.answer))
        let (_, error) = await outcome(try service.client())
        guard case .unreadable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: ["sources", "delta", "citation", "final"])
    func `an event of another shape is unreadable`(name: String) async throws {
        let service = try Service(.stream { $0.write("event: \(name)\ndata: {\"a\": 1}\n\n") })
        let (events, error) = await outcome(try service.client())
        #expect(events.isEmpty)
        guard case .unreadable(let reason, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.hasPrefix(name))
    }

    @Test func `leaving the loop closes the connection`() async throws {
        let closed = Latch<Bool>()
        let service = try Service(
            .stream { connection in
                connection.write("event: delta\ndata: {\"text\": \"a\"}\n\n")
                closed.set(connection.isClosed(within: .seconds(5)))
            }
        )
        let client = try service.client()
        for try await event in client.answers("q") {
            #expect(event == .delta("a"))
            break
        }
        let start = ContinuousClock.now
        #expect(await closed.wait())
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test func `cancelling a loop between two events closes the connection within a second`() async throws {
        let closed = Latch<Bool>()
        let begun = Latch<Void>()
        let service = try Service(
            .stream { connection in
                connection.write("event: delta\ndata: {\"text\": \"a\"}\n\n")
                closed.set(connection.isClosed(within: .seconds(5)))
            }
        )
        let client = try service.client()
        let task = Task { for try await _ in client.answers("q") { begun.set() } }
        await begun.wait()
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await closed.wait())
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test func `the limit of time ends a stream before its first byte, and not after`() async throws {
        let silent = try Service(.silence)
        let start = ContinuousClock.now
        let limits = NuthatchClient.Limits(time: .milliseconds(300))
        let (_, error) = await outcome(try silent.client(limits: limits))
        #expect(ContinuousClock.now - start < .seconds(4))
        guard case .timedOut = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let slow = try Service(
            .stream { connection in
                connection.write(": ping\n\n")
                Thread.sleep(forTimeInterval: 0.6)
                connection.write(Self.events)
            }
        )
        #expect(try await collect(try slow.client(limits: limits)).count == 5)
    }

    @Test func `a stream that falls silent ends`() async throws {
        let service = try Service(
            .stream { connection in
                connection.write("event: delta\ndata: {\"text\": \"a\"}\n\n")
                connection.untilClosed()
            }
        )
        let (events, error) = await outcome(try service.client(limits: .init(streamSilence: .milliseconds(300))))
        #expect(events == [.delta("a")])
        guard case .timedOut(.milliseconds(300), _, 1) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a reader that falls behind gets an error, and memory stays bounded`() async throws {
        let isFull = Latch<Void>()
        let service = try Service(
            .stream { connection in
                let event = "event: delta\ndata: {\"text\": \"\(String(repeating: "a", count: 10_000))\"}\n\n"
                var isOpen = connection.write(event)
                for _ in 0..<10_000 where isOpen { isOpen = connection.write(event) }
                isFull.set()
            }
        )
        let client = try service.client(limits: .init(streamBacklog: 1 << 20))
        var iterator = client.answers("q").makeAsyncIterator()
        _ = try await iterator.next()
        // The connection is closed though nobody reads.
        await isFull.wait()
        let error = await #expect(throws: NuthatchError.self) { while try await iterator.next() != nil {} }
        guard case .tooLarge(1_048_576, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await iterator.next() == nil)
    }

    @Test func `each loop asks anew`() async throws {
        let service = try Service(.stream { $0.write(Self.events) })
        let stream = try service.client().answers("q")
        #expect(service.requests.isEmpty)
        for try await _ in stream {}
        for try await _ in stream {}
        #expect(service.requests.count == 2)
        #expect(Set(service.requests.map { $0.headers["x-request-id"] }).count == 2)
    }

    @Test func `nothing comes after the final event`() async throws {
        let service = try Service(.stream { $0.write(Self.events + "event: delta\ndata: {\"text\": \"b\"}\n\n") })
        var iterator = try service.client().answers("q").makeAsyncIterator()
        var count = 0
        while try await iterator.next() != nil { count += 1 }
        #expect(count == 5)
        #expect(try await iterator.next() == nil)
    }
}
