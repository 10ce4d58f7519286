import JSONText
import ProviderSimulator
import TestSupport

/// A simulator for one test, and calls to it.
final class Upstream: Sendable {
    let server: SimulatorServer

    init(_ change: (inout SimulatorSettings) throws -> Void = { _ in }) throws {
        var settings = SimulatorSettings()
        try change(&settings)
        server = try SimulatorServer.start(settings)
    }

    deinit { server.stop() }

    static func chat(_ text: String = "Hello", stream: Bool = false, more: String = "") -> String {
        var quoted: [UInt8] = []
        quoted.appendJSON(text)
        let content = String(decoding: quoted, as: UTF8.self)
        return #"{"model":"gpt-4.1","stream":\#(stream),"messages":[{"role":"user","content":\#(content)}]\#(more)}"#
    }

    /// A request with a key, to the chat endpoint if nothing else is said.
    static func request(
        _ body: String,
        path: String = "/v1/chat/completions",
        fault: String? = nil,
        headers: String = ""
    ) -> String {
        let simulate = fault.map { "x-simulate: \($0)\r\n" } ?? ""
        return "POST \(path) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-test\r\n\(simulate)\(headers)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    /// Sends a request on a connection of its own and returns the answer.
    func send(_ request: String) async throws -> RawResponse {
        let port = server.port
        return try await RawClient.run {
            let client = try RawClient(port: port)
            client.send(request)
            return client.receiveResponse()
        }
    }

    func post(_ body: String, path: String = "/v1/chat/completions", fault: String? = nil) async throws -> RawResponse {
        try await send(Self.request(body, path: path, fault: fault))
    }

    func embed(_ input: String, more: String = "", fault: String? = nil) async throws -> RawResponse {
        try await post(
            #"{"model":"text-embedding-3-small","input":\#(input)\#(more)}"#,
            path: "/v1/embeddings",
            fault: fault
        )
    }

    /// The bytes of an answer to a request that asks for the connection to end, and how that ended.
    func exchange(
        _ body: String = Upstream.chat(),
        path: String = "/v1/chat/completions",
        fault: String,
        limit: Int = .max,
        patience: Duration = .seconds(10)
    ) async throws -> Exchange {
        let port = server.port
        let request = Self.request(body, path: path, fault: fault, headers: "Connection: close\r\n")
        return try await RawClient.run {
            let client = try RawClient(port: port, patience: patience)
            client.send(request)
            let (bytes, ending) = client.receiveAll(limit: limit)
            return Exchange(bytes: bytes, ending: ending)
        }
    }
}

/// What came over the wire.
struct Exchange: Sendable {
    var bytes: [UInt8]
    var ending: RawClient.Ending

    var response: RawResponse { RawResponse(bytes) }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var hasHead: Bool { text.contains("\r\n\r\n") }
}

extension RawResponse {
    var json: JSONNode? { try? JSONDocument(body).root }
    /// The text of the first choice.
    var content: String? { json?["choices"]?.elements.first { _ in true }?["message"]?["content"]?.string }
    /// The text of all deltas of a stream.
    var streamed: String {
        events.compactMap { event -> String? in
            let root = try? JSONDocument(Array(event.utf8)).root
            return root?["choices"]?.elements.first { _ in true }?["delta"]?["content"]?.string
        }.joined()
    }
}
