import TestSupport
import Transport

extension HTTPRequest {
    /// To a server of this test, over plain HTTP.
    static func to(
        _ server: RawServer,
        path: String = "/",
        body: String = "{}",
        pool: String = "test",
        limits: TransferLimits = TransferLimits()
    ) -> HTTPRequest {
        HTTPRequest(
            url: server.url + path,
            headers: [HTTPHeader(name: "Content-Type", value: "application/json")],
            body: Array(body.utf8),
            pool: pool,
            limits: limits,
            allowsPlainHTTP: true
        )
    }
}

extension RawServer {
    /// Answers each request on each connection with `answer`.
    convenience init(answering answer: String) throws {
        try self.init { connection in
            while connection.readRequest() != nil { connection.write(answer) }
        }
    }

    /// Answers one request of each connection with `bytes`, and then resets or closes.
    convenience init(once bytes: String, resets: Bool = false) throws {
        try self.init { connection in
            guard connection.readRequest() != nil else { return }
            connection.write(bytes)
            if resets { connection.reset() }
        }
    }
}

/// A whole answer.
func answer(_ body: String, status: String = "200 OK") -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: text/plain\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
}

/// `pieces` as chunks, and the last one.
func chunks(_ pieces: String...) -> String {
    pieces.map { String($0.utf8.count, radix: 16) + "\r\n" + $0 + "\r\n" }.joined() + "0\r\n\r\n"
}

let chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension HTTPStream {
    /// All that is left.
    func rest() async throws -> String {
        var bytes: [UInt8] = []
        while let piece = try await next() { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }
}
