import HTTPTypes
import Hummingbird
import NIOCore
import RAGCore

/// What watches the service: whether it lives, whether it can work, what it counts, what it is.
struct OperationsController: Sendable {
    let parts: ServiceParts

    private struct Health: Encodable {
        var status: String
    }

    private struct Readiness: Encodable {
        var status: String
        var checks: [String: String]
    }

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.get, "/healthz", for: nil) { _, _ in try .json(Health(status: "ok")) },
            ServiceRoute(.get, "/readyz", for: nil) { _, _ in try await readiness() },
            ServiceRoute(.get, "/metrics", for: .admin, isOpenHere: true) { _, _ in
                Response(
                    status: .ok,
                    headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: parts.metrics()))
                )
            },
        ]
    }

    /// An upstream that is down is told, and is no reason to send nobody here: answers are quoted then.
    private func readiness() async throws -> Response {
        let checks = await parts.readiness()
        let isReady = checks.allSatisfy { $0.key == "upstreams" || $0.value == "ok" }
        return try .json(
            Readiness(status: isReady ? "ready" : "unready", checks: checks),
            status: isReady ? .ok : .serviceUnavailable
        )
    }
}
