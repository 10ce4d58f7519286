import Foundation
import NuthatchClient
import Synchronization
import TestSupport

/// A service on the loopback that answers as a test says, and keeps what it was sent.
final class Service: Sendable {
    /// A request, taken apart.
    struct Request: Sendable {
        var method: String
        /// With its query, as it was sent.
        var path: String
        /// Names in lower case.
        var headers: [String: String]
        var body: String

        init(_ text: String) {
            let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            let lines = parts[0].split(separator: "\r\n")
            let first = lines[0].split(separator: " ")
            (method, path) = (String(first[0]), String(first[1]))
            body = parts.count > 1 ? String(parts[1]) : ""
            headers = [:]
            for line in lines.dropFirst() {
                let field = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                headers[field[0].lowercased()] = field[1].trimmingCharacters(in: .whitespaces)
            }
        }

        var json: NSDictionary? { try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? NSDictionary }
    }

    /// What is done with a request.
    enum Act: Sendable {
        case reply(Int = 200, [String: String] = [:], String)
        /// The head of a stream of events, and then whatever is written.
        case stream(@Sendable (RawConnection) -> Void)
        /// Bytes that may break every rule; then the connection is closed.
        case raw(String)
        case reset
        /// Nothing, until the other end closes.
        case silence
        case other(@Sendable (RawConnection) -> Void)
    }

    /// Kept until they are stopped: a test may not mention its service again while it is called.
    private static let running = Mutex<[ObjectIdentifier: Service]>([:])

    private let server: RawServer
    private let received: Received

    private final class Received: Sendable {
        let requests = Mutex<[Request]>([])
    }

    /// - Parameter act: told the request and its number, from 1.
    init(_ act: @escaping @Sendable (Request, Int) -> Act) throws {
        let received = Received()
        self.received = received
        server = try RawServer { connection in
            while let text = connection.readRequest() {
                let request = Request(text)
                let number = received.requests.withLock { requests in
                    requests.append(request)
                    return requests.count
                }
                guard Self.perform(act(request, number), on: connection) else { return }
            }
        }
        Self.running.withLock { $0[ObjectIdentifier(self)] = self }
    }

    convenience init(_ act: Act) throws {
        try self.init { _, _ in act }
    }

    var requests: [Request] { received.requests.withLock { $0 } }
    var connections: Int { server.connections }
    var url: String { server.url }

    func stop() {
        server.stop()
        Self.running.withLock { $0[ObjectIdentifier(self)] = nil }
    }

    /// - Returns: whether the connection goes on.
    private static func perform(_ act: Act, on connection: RawConnection) -> Bool {
        switch act {
        case .reply(let status, let headers, let body):
            var head =
                "HTTP/1.1 \(status) Reason\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
            for (name, value) in headers { head += "\(name): \(value)\r\n" }
            return connection.write(head + "\r\n" + body)
        case .stream(let write):
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
            write(connection)
        case .raw(let text): connection.write(text)
        case .reset: connection.reset()
        case .silence: connection.untilClosed()
        case .other(let body): body(connection)
        }
        return false
    }

    /// A client of it that waits for nothing between its attempts.
    func client(
        key: String? = nil,
        serviceName: String? = nil,
        limits: NuthatchClient.Limits = .init(),
        retries: NuthatchClient.RetryPolicy = .init(),
        timing: NuthatchClient.Timing = .impatient
    ) throws -> NuthatchClient {
        try NuthatchClient(
            baseURL: url,
            key: key,
            serviceName: serviceName,
            limits: limits,
            retries: retries,
            timing: timing
        )
    }
}

extension NuthatchClient.Timing {
    /// The machine's, but every wait that is drawn is zero.
    static let impatient = with { 0 }

    static func with(_ random: @escaping @Sendable () -> Double) -> Self {
        var timing = system
        timing.random = random
        return timing
    }
}
