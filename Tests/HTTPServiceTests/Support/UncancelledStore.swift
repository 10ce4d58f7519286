import RAGCore

/// A store that, as the database does, neither reads nor writes in a task that is cancelled.
struct UncancelledStore: IdempotencyStore {
    let store: any IdempotencyStore

    func begin(_ key: IdempotencyKey, request: [UInt8]) async throws -> IdempotencyClaim {
        try Task.checkCancellation()
        return try await store.begin(key, request: request)
    }

    func finish(_ ticket: IdempotencyTicket, with reply: IdempotentReply) async throws {
        try Task.checkCancellation()
        try await store.finish(ticket, with: reply)
    }

    func abandon(_ ticket: IdempotencyTicket) async throws {
        try Task.checkCancellation()
        try await store.abandon(ticket)
    }
}
