import Access
import JSONText
import TestSupport

extension Storefront {
    /// The bytes of a request of HTTP/1.1 that is the last of its connection.
    static func bytes(
        _ method: String,
        _ path: String,
        _ body: [UInt8]? = nil,
        key: String? = nil,
        headers: [(String, String)] = []
    ) -> [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        if let key { head += "Authorization: Bearer \(key)\r\n" }
        if let body { head += "Content-Length: \(body.count)\r\n" }
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        return Array((head + "\r\n").utf8) + (body ?? [])
    }

    func send(_ bytes: [UInt8]) async throws -> RawResponse {
        let port = port
        return try await RawClient.run {
            let client = try RawClient(port: port)
            client.send(bytes)
            return RawResponse(client.receiveAll().bytes)
        }
    }

    func send(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        as holder: Holder? = .admin,
        headers: (String, String)...
    ) async throws -> RawResponse {
        try await send(
            Self.bytes(method, path, body.map { Array($0.utf8) }, key: holder?.text.text, headers: headers)
        )
    }

    /// Asks `/v1/answers`.
    func ask(
        _ question: String = Storefront.question,
        _ more: String = "",
        as holder: Holder? = .ask,
        headers: (String, String)...
    ) async throws -> RawResponse {
        let body = #"{"question":"\#(question)"\#(more)}"#
        return try await send(
            Self.bytes("POST", "/v1/answers", Array(body.utf8), key: holder?.text.text, headers: headers)
        )
    }

    /// Waits until `condition` holds, at most five seconds.
    func waits(_ condition: () -> Bool) async throws -> Bool {
        for _ in 0..<1_000 {
            if condition() { return true }
            try await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
}

extension RawResponse {
    var json: JSONNode {
        get throws { try JSONDocument(body).root }
    }

    /// Of a failure.
    var code: String? { (try? json)?["error"]?["code"]?.string }
    var type: String? { (try? json)?["error"]?["type"]?.string }
    var message: String { (try? json)?["error"]?["message"]?.string ?? "" }
    var param: String? { (try? json)?["error"]?["param"]?.string }

    /// The server-sent events in order: their names, and their data.
    var named: [(name: String, data: String)] {
        text.split(separator: "\n\n").compactMap { block in
            let lines = block.split(separator: "\n")
            guard let data = lines.first(where: { $0.hasPrefix("data: ") }) else { return nil }
            let name = lines.first { $0.hasPrefix("event: ") }?.dropFirst(7) ?? ""
            return (String(name), String(data.dropFirst(6)))
        }
    }
}
