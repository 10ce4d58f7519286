import Foundation
import NuthatchClient
import Testing

/// What all calls carry.
@Suite struct HeaderTests {
    @Test func `each call carries an id of its own, the service's name, the key and the time left`() async throws {
        let service = try Service(.reply(200, [:], Shapes.answer))
        let client = try service.client(key: "nk_secret", serviceName: "checkout-bot")
        for _ in 0..<3 { _ = try await client.answer("q") }
        let headers = service.requests.map(\.headers)
        #expect(Set(headers.map { $0["x-request-id"] }).count == 3)
        for header in headers {
            #expect(header["x-service-name"] == "checkout-bot")
            #expect(header["authorization"] == "Bearer nk_secret")
            #expect(header["idempotency-key"] == nil)
            #expect(header["cookie"] == nil)
            let left = try #require(header["x-request-timeout-ms"].flatMap { Int($0) })
            #expect((5_000...10_000).contains(left))
        }
        // One connection serves them all.
        #expect(service.connections == 1)
    }

    @Test func `without key and name there are no headers for them`() async throws {
        let service = try Service(.reply(200, [:], Shapes.answer))
        _ = try await service.client().answer("q")
        #expect(service.requests.first?.headers["authorization"] == nil)
        #expect(service.requests.first?.headers["x-service-name"] == nil)
    }

    @Test func `all attempts of a write have one id and one idempotency key`() async throws {
        let service = try Service { _, number in
            number < 3 ? .reply(503, [:], Shapes.error("overloaded")) : .reply(201, [:], Shapes.receipt)
        }
        let client = try service.client()
        try await client.put(.init("a", text: "x"))
        try await client.put(.init("a", text: "x"))
        let headers = service.requests.map(\.headers)
        #expect(headers.count == 4)
        #expect(Set(headers[..<3].map { $0["x-request-id"] }).count == 1)
        #expect(Set(headers[..<3].map { $0["idempotency-key"] }).count == 1)
        #expect(headers[3]["idempotency-key"] != nil)
        #expect(headers[3]["idempotency-key"] != headers[0]["idempotency-key"])
        #expect(headers[3]["x-request-id"] != headers[0]["x-request-id"])
    }

    @Test func `every call that writes has an idempotency key, and no other`() async throws {
        let service = try Service { request, _ in .reply(200, [:], request.method == "GET" ? "[]" : "{}") }
        let client = try service.client()
        // The replies do not matter here.
        _ = try? await client.put(.init("a"))
        _ = try? await client.put([.init("a")])
        _ = try? await client.deleteDocument("a")
        _ = try? await client.createCollection("c")
        _ = try? await client.deleteCollection("c")
        _ = try? await client.feedback(on: "a", .up)
        let writes = service.requests.count
        _ = try? await client.answer("q")
        _ = try? await client.search("q")
        _ = try? await client.intent("q")
        _ = try? await client.chat(messages: [])
        _ = try? await client.embeddings([])
        _ = try? await client.document("a")
        _ = try? await client.stats()
        let hasKey = service.requests.map { $0.headers["idempotency-key"] != nil }
        #expect(writes == 6)
        #expect(hasKey == Array(repeating: true, count: 6) + Array(repeating: false, count: 7))
    }

    @Test func `a call's own options are sent as they are`() async throws {
        let service = try Service(.reply(200, [:], Shapes.receipt))
        let options = NuthatchClient.CallOptions(
            requestID: "ticket-1:a.b_c",
            idempotencyKey: "import/2026",
            timeLimit: .seconds(90),
            traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        )
        try await service.client().put(.init("a"), options)
        let headers = try #require(service.requests.first?.headers)
        #expect(headers["x-request-id"] == "ticket-1:a.b_c")
        #expect(headers["idempotency-key"] == "import/2026")
        #expect(headers["traceparent"]?.hasPrefix("00-4bf92f") == true)
        #expect(headers["x-request-timeout-ms"].flatMap { Int($0) }.map { $0 > 80_000 } == true)
    }

    @Test(arguments: ["", "a b", "a\r\nX-Evil: 1", "ü", String(repeating: "a", count: 129)])
    func `an id that is no name is refused before anything is sent`(id: String) async throws {
        let service = try Service(.reply(200, [:], Shapes.answer))
        let client = try service.client()
        await #expect { try await client.answer("q", .init(requestID: id)) } throws: { error in
            if case .invalidRequest? = error as? NuthatchError { true } else { false }
        }
        #expect(service.connections == 0)
    }

    @Test(arguments: [
        "ftp://host", "host", "http://", "http://user:pass@host", "http://host/?a=1", "http://host/#a",
    ])
    func `a base URL that can never work is refused`(text: String) throws {
        let url = try #require(URL(string: text))
        let error = #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url) }
        #expect(error.map(String.init(describing:))?.contains("pass") == false)
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: text) }
    }

    @Test(arguments: ["", "http://[::1", "not a url"])
    func `a text that is no base URL is refused`(text: String) {
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: text) }
    }

    @Test func `settings that can never work are refused`() throws {
        let url = try #require(URL(string: "http://127.0.0.1:9"))
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url, serviceName: "a b") }
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url, key: "") }
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url, limits: .init(time: .zero)) }
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url, limits: .init(connections: 0)) }
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url, retries: .init(attempts: 0)) }
        #expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url, retries: .init(base: .seconds(3))) }
    }
}
