import Synchronization
import TestSupport

/// A model that says the same to everything, keeps what it was asked, and lets some wait.
final class ModelDouble: Sendable {
    private static let reply = """
        {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0, "message": \
        {"role": "assistant", "content": "The warranty on a tent is 5 years. [1]"}, "finish_reason": "stop"}], \
        "usage": {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18}}
        """

    private let server: RawServer
    private let asked: Latch<Void>
    private let gate: Latch<Void>
    private let kept: Requests

    private final class Requests: Sendable {
        let list = Mutex<[String]>([])
    }

    /// - Parameter word: a request with it is answered when it is let.
    init(slowFor word: String? = nil) throws {
        let (asked, gate, kept) = (Latch<Void>(), Latch<Void>(), Requests())
        (self.asked, self.gate, self.kept) = (asked, gate, kept)
        server = try RawServer { connection in
            while let request = connection.readRequest() {
                kept.list.withLock { $0.append(request) }
                if let word, request.contains(word) {
                    asked.set()
                    gate.waitBlocking()
                }
                let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                guard connection.write("\(head)\(Self.reply.utf8.count)\r\n\r\n\(Self.reply)") else { return }
            }
        }
    }

    var url: String { server.url }

    /// With their heads.
    var requests: [String] { kept.list.withLock { $0 } }

    func isAsked() async { await asked.wait() }

    func release() { gate.set() }
}
