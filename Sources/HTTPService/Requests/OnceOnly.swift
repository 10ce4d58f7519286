import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import RAGCore
import ReplyFormat

/// Carries a write out once for one `Idempotency-Key`, however often it is sent: whoever sends it again gets the answer to
/// the first.
struct OnceOnly: Sendable {
    let store: any IdempotencyStore

    private static let keyLimit = 255

    /// - Parameter body: what is asked for, beside the method and the path.
    func perform(
        _ request: Request,
        _ body: [UInt8],
        _ context: ServiceContext,
        _ work: () async throws -> IdempotentReply
    ) async throws -> Response {
        guard let text = request.headers[.idempotencyKey] else { return Response(try await work()) }
        guard (1...Self.keyLimit).contains(text.utf8.count) else {
            throw ServiceFailure(
                .invalidValue,
                "The Idempotency-Key has \(text.utf8.count) bytes; it must have 1 to \(Self.keyLimit).",
                param: "Idempotency-Key"
            )
        }
        let key = IdempotencyKey(tenant: context.caller.tenant, text: text)
        switch try await store.begin(key, request: Self.digest(request, body)) {
        case .inProgress:
            throw ServiceFailure(
                .idempotencyInProgress,
                "The request with this Idempotency-Key is still being carried out; ask again in a moment.",
                retryAfter: .seconds(1)
            )
        case .mismatch:
            throw ServiceFailure(
                .idempotencyMismatch,
                "This Idempotency-Key was sent with another request; use a new key for each."
            )
        case .done(let reply):
            return Response(reply)
        case .begun(let ticket):
            return try await carryOut(ticket, work)
        }
    }

    /// What became of it is written down in a task of its own: where the caller has left, this one is cancelled, and what is
    /// cancelled a store does not write. The key would be taken for in progress long after.
    private func carryOut(
        _ ticket: IdempotencyTicket,
        _ work: () async throws -> IdempotentReply
    ) async throws -> Response {
        let reply: IdempotentReply
        do {
            reply = try await work()
        } catch {
            // Nothing was written: the same key may be sent again.
            await Task { try? await store.abandon(ticket) }.value
            throw error
        }
        try await Task { try await store.finish(ticket, with: reply) }.value
        return Response(reply)
    }

    private static func digest(_ request: Request, _ body: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: Array("\(request.method.rawValue) \(request.uri.path)\0".utf8))
        hasher.update(data: body)
        return Array(hasher.finalize())
    }
}

extension IdempotentReply {
    init(json value: some Encodable, status: Int = 200) throws {
        self.init(status: status, body: Array(try CompactJSON.bytes(value)))
    }
}

extension Response {
    fileprivate init(_ reply: IdempotentReply) {
        self = .json(text: reply.body, status: HTTPResponse.Status(code: reply.status))
    }
}
