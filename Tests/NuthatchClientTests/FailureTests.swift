import Foundation
import NuthatchClient
import Synchronization
import TestSupport
import Testing

/// What a call does when it is not answered.
@Suite struct FailureTests {
    private func error(_ call: () async throws -> some Any) async -> (any Error)? {
        do {
            _ = try await call()
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ service: Service, _ client: NuthatchClient) async throws -> NuthatchError.Refusal {
        let error = await error { try await client.answer("q") }
        return try #require((error as? NuthatchError)?.refusal)
    }

    @Test(arguments: [
        (400, "invalid_value", 1), (401, "invalid_api_key", 1), (403, "insufficient_role", 1),
        (404, "collection_not_found", 1), (405, "method_not_allowed", 1), (406, "not_acceptable", 1),
        (408, "request_timeout", 3), (409, "idempotency_in_progress", 3), (413, "body_too_large", 1),
        (415, "unsupported_media_type", 1), (422, "idempotency_mismatch", 1), (429, "rate_limit_exceeded", 3),
        (429, "insufficient_quota", 1), (431, "headers_too_large", 1), (500, "internal_error", 3),
        (502, "upstream_error", 3), (503, "overloaded", 3), (504, "timeout", 3), (507, "storage_full", 3),
    ])
    func `each status is an error with all that the service says`(status: Int, code: String, attempts: Int) async throws
    {
        let headers = ["X-Request-ID": "srv-9", "WWW-Authenticate": "Bearer"]
        let service = try Service(.reply(status, headers, Shapes.error(code)))
        let refusal = try await refusal(service, try service.client(key: "k"))
        #expect(refusal.status == status)
        #expect(refusal.code == NuthatchError.Code(rawValue: code))
        #expect(refusal.parameter == "question")
        #expect(refusal.message == "It is wrong.")
        #expect(refusal.requestID == "srv-9")
        #expect(refusal.retryAfter == nil)
        #expect(refusal.attempts == attempts)
        #expect(service.requests.count == attempts)
    }

    @Test(arguments: ["Bearer", "Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\"", "Negotiate"])
    func `whatever a 401 asks for, it is an error`(challenge: String) async throws {
        let service = try Service(.reply(401, ["WWW-Authenticate": challenge], Shapes.error("invalid_api_key")))
        let refusal = try await refusal(service, try service.client(key: "k"))
        #expect(refusal.code == .invalidAPIKey)
        #expect(service.requests.count == 1)
    }

    @Test(arguments: ["100 Continue", "103 Early Hints\r\nLink: </a>"])
    func `what comes before the reply is passed over`(interim: String) async throws {
        let reply = "HTTP/1.1 200 OK\r\nContent-Length: \(Shapes.answer.utf8.count)\r\n\r\n\(Shapes.answer)"
        let service = try Service(.raw("HTTP/1.1 \(interim)\r\n\r\n\(reply)"))
        #expect(try await service.client().answer("q").id == "ans_1")
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is an error, and the key goes nowhere else`(status: Int) async throws {
        let other = try Service(.reply(200, [:], Shapes.answer))
        let service = try Service(.reply(status, ["Location": other.url + "/v1/answers"], ""))
        let refusal = try await refusal(service, try service.client(key: "k"))
        #expect(refusal.status == status)
        #expect(other.connections == 0)
    }

    @Test func `a busy service is asked again and answers`() async throws {
        let service = try Service { _, number in
            number < 3
                ? .reply(429, ["Retry-After": "0"], Shapes.error("rate_limit_exceeded"))
                : .reply(200, [:], Shapes.answer)
        }
        let answer = try await service.client().answer("q")
        #expect(answer.report.attempts == 3)
    }

    @Test func `a Retry-After is waited for, and one that is too long is told at once`() async throws {
        let service = try Service { _, number in
            number == 1
                ? .reply(503, ["Retry-After": "0.3"], Shapes.error("overloaded"))
                : .reply(503, ["Retry-After": "3600"], Shapes.error("overloaded"))
        }
        let start = ContinuousClock.now
        let refusal = try await refusal(service, try service.client())
        let took = ContinuousClock.now - start
        #expect(took >= .milliseconds(300))
        #expect(took < .seconds(5))
        #expect(refusal.retryAfter == .seconds(3600))
        #expect(refusal.attempts == 2)
    }

    @Test func `waits come from the randomness that is given`() async throws {
        let service = try Service(.reply(503, [:], Shapes.error("overloaded")))
        let slept = Mutex<[Duration]>([])
        let start = ContinuousClock.now
        var timing = NuthatchClient.Timing.with { 0.5 }
        timing.now = { start }
        timing.sleep = { instant in
            // The limit of time is the other thing that is slept for.
            if instant - start >= .seconds(10) { return try await Task.sleep(for: .seconds(60)) }
            slept.withLock { $0.append(instant - start) }
        }
        _ = try await refusal(service, try service.client(timing: timing))
        #expect(slept.withLock { $0 } == [.milliseconds(100), .milliseconds(200)])
    }

    @Test(arguments: ["before the head", "after the head", "in the body", "empty"])
    func `a connection that breaks is tried again, and then told`(place: String) async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
        let act: Service.Act =
            switch place {
            case "before the head": .reset
            case "after the head":
                .other { connection in
                    connection.write(head)
                    connection.reset()
                }
            case "in the body": .raw(head + #"{"id": null, "#)
            default: .raw("")
            }
        let service = try Service { _, number in number == 2 ? .reply(200, [:], Shapes.answer) : act }
        let client = try service.client()
        #expect(try await client.answer("q").report.attempts == 2)
        // From now on each one breaks.
        let error = await error { try await client.answer("q") } as? NuthatchError
        guard case .unreachable(_, let id, 3) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(service.requests.last?.headers["x-request-id"] == id)
        #expect(service.requests.count == 5)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "garbage\r\n\r\n", "HTTP/1.1 999999 OK\r\n\r\n",
    ])
    func `a reply that breaks HTTP's rules is never an answer`(bytes: String) async throws {
        let service = try Service(.raw(bytes))
        let error = await error { try await service.client().answer("q") } as? NuthatchError
        #expect(error?.requestID == service.requests.first?.headers["x-request-id"])
        #expect(error != nil)
    }

    @Test func `nobody at the address is told after three attempts`() async throws {
        let service = try Service(.silence)
        let client = try service.client()
        service.stop()
        let error = await error { try await client.answer("q") } as? NuthatchError
        guard case .unreachable("the connection was refused", _, 3) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    /// libcurl sends again on a new connection, but Foundation cannot give it the body a second time.
    @Test func `a kept connection that closes under a request costs an attempt and no time`() async throws {
        let service = try Service { _, number in number == 2 ? .raw("") : .reply(200, [:], Shapes.answer) }
        let client = try service.client()
        _ = try await client.answer("q")
        let start = ContinuousClock.now
        let answer = try await client.answer("q")
        #expect(ContinuousClock.now - start < .seconds(3))
        #expect(answer.report.attempts <= 2)
        #expect(service.requests.last?.body == #"{"question":"q"}"#)
    }

    @Test(arguments: [
        "", "[]", "{}", "null", "<html>", #"{"id": 5}"#, String(repeating: "[", count: 100_000),
        Shapes.answer.replacing(
            "\"n\": 1",
            with: "\"n\": \(String(repeating: "[", count: 200))\(String(repeating: "]", count: 200))"
        ),
        Shapes.answer.replacing(#""answerable": true"#, with: #""answerable": "yes""#),
        String(Shapes.answer.dropLast(3)),
    ])
    func `a reply of another shape is unreadable, and not asked for again`(body: String) async throws {
        let service = try Service(.reply(200, ["X-Request-ID": "srv-2"], body))
        let error = await error { try await service.client().answer("q") } as? NuthatchError
        guard case .unreadable(_, "srv-2") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(service.requests.count == 1)
    }

    @Test(arguments: [
        "", "<html>Bad gateway</html>", #"{"error": "no"}"#, #"{"error": {"message": "m", "code": null}}"#,
    ])
    func `an error of something before the service has a status and no code`(body: String) async throws {
        let service = try Service(.reply(502, [:], body))
        let refusal = try await refusal(service, try service.client())
        #expect(refusal.status == 502)
        #expect(refusal.code == nil)
        #expect(refusal.requestID == service.requests.first?.headers["x-request-id"])
    }

    @Test func `a reply that is too large is refused, and its connection closed`() async throws {
        let service = try Service(.reply(200, [:], String(repeating: " ", count: 200_000) + Shapes.answer))
        let client = try service.client(limits: .init(replySize: 100_000))
        let error = await error { try await client.answer("q") } as? NuthatchError
        guard case .tooLarge(100_000, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(service.requests.count == 1)
    }

    @Test(arguments: ["silent", "dripping", "busy"])
    func `the limit of time holds over all attempts`(manner: String) async throws {
        let service = try Service { _, number in
            if manner == "busy", number == 1 { return .reply(503, [:], "") }
            guard manner == "dripping" else { return .silence }
            return .other { connection in
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while connection.write(" ") { Thread.sleep(forTimeInterval: 0.02) }
            }
        }
        let client = try service.client(limits: .init(time: .milliseconds(500)))
        let start = ContinuousClock.now
        let error = await error { try await client.answer("q") } as? NuthatchError
        let took = ContinuousClock.now - start
        #expect(took >= .milliseconds(500))
        #expect(took < .seconds(4))
        guard case .timedOut(.milliseconds(500), _, let attempts) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(attempts == (manner == "busy" ? 2 : 1))
    }

    @Test func `a call's own limit goes before the client's`() async throws {
        let service = try Service(.silence)
        let start = ContinuousClock.now
        let error = await error { try await service.client().answer("q", .init(timeLimit: .milliseconds(200))) }
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(error as? NuthatchError != nil)
    }

    @Test(arguments: [false, true])
    func `cancelling the task closes the connection within a second`(streams: Bool) async throws {
        let closed = Latch<Bool>()
        let asked = Latch<Void>()
        let service = try Service(
            .other { connection in
                asked.set()
                closed.set(connection.isClosed(within: .seconds(5)))
            }
        )
        let client = try service.client()
        let task = Task {
            if streams {
                for try await _ in client.answers("q") {}
            } else {
                _ = try await client.answer("q")
            }
        }
        await asked.wait()
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await closed.wait())
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(service.requests.count == 1)
    }

    @Test func `a task that is cancelled between two attempts sends no other`() async throws {
        let service = try Service(.reply(503, ["Retry-After": "5"], ""))
        let client = try service.client()
        let task = Task { try await client.answer("q") }
        while service.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        let start = ContinuousClock.now
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(service.requests.count == 1)
    }

    @Test func `a cancelled task sends nothing`() async throws {
        let service = try Service(.reply(200, [:], Shapes.answer))
        let client = try service.client()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            _ = try await client.answer("q")
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `two hundred calls at once keep to the connections that are allowed`() async throws {
        let atWork = Mutex((now: 0, most: 0))
        let service = try Service { _, _ in
            atWork.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            Thread.sleep(forTimeInterval: 0.003)
            atWork.withLock { $0.now -= 1 }
            return .reply(200, [:], Shapes.answer)
        }
        let client = try service.client(limits: .init(connections: 8))
        let texts = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<200 { group.addTask { try await client.answer(.init("q\(number)")).text } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts.count == 200)
        #expect((2...8).contains(atWork.withLock { $0.most }))
        #expect(Set(service.requests.map(\.body)).count == 200)
    }

    @Test func `the last copy of a client closes its connections`() async throws {
        let closed = Latch<Bool>()
        let service = try Service(
            .other { connection in
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(Shapes.stats.utf8.count)\r\n\r\n" + Shapes.stats)
                closed.set(connection.isClosed(within: .seconds(5)))
            }
        )
        do {
            let client = try service.client()
            let copy = client
            _ = try await copy.stats()
        }
        #expect(await closed.wait())
    }
}
