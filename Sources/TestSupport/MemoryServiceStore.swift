import Foundation
package import RAGCore
import Synchronization

/// Feedback and requests that were made, in memory.
package final class MemoryServiceStore: FeedbackStore, IdempotencyStore {
    private struct Claim {
        var number: Int64
        var request: [UInt8]
        var date: Date
        var reply: IdempotentReply?
    }

    private struct State {
        var feedback: [Feedback] = []
        var claims: [IdempotencyKey: Claim] = [:]
        var lastNumber: Int64 = 0
    }

    private let records: @Sendable (_ id: String, _ tenant: String) -> Bool
    private let time: any TimeSource
    private let state = Mutex(State())

    /// - Parameter records: whether a tenant has a record of that id.
    package init(time: any TimeSource, records: @escaping @Sendable (_ id: String, _ tenant: String) -> Bool) {
        self.time = time
        self.records = records
    }

    @discardableResult
    package func keep(_ feedback: Feedback) async throws -> Bool {
        guard records(feedback.recordID, feedback.tenant) else { return false }
        state.withLock { state in
            state.feedback.removeAll { $0.id == feedback.id }
            state.feedback.append(feedback)
            let ofRecord = state.feedback.filter { $0.recordID == feedback.recordID }
            if ofRecord.count > 100 { state.feedback.removeAll { $0.id == ofRecord[0].id } }
        }
        return true
    }

    package func feedback(on recordID: String, tenant: String) async throws -> [Feedback] {
        guard records(recordID, tenant) else { return [] }
        return state.withLock { $0.feedback.filter { $0.recordID == recordID } }
    }

    package func begin(_ key: IdempotencyKey, request: [UInt8]) async throws -> IdempotencyClaim {
        let now = time.date
        return state.withLock { state in
            if let claim = state.claims[key] {
                let age = now.timeIntervalSince(claim.date)
                if age < (claim.reply == nil ? 900 : 86_400) {
                    guard claim.request == request else { return .mismatch }
                    return claim.reply.map { .done($0) } ?? .inProgress
                }
            }
            state.lastNumber += 1
            state.claims[key] = Claim(number: state.lastNumber, request: request, date: now)
            return .begun(IdempotencyTicket(number: state.lastNumber))
        }
    }

    package func finish(_ ticket: IdempotencyTicket, with reply: IdempotentReply) async throws {
        guard reply.body.count <= IdempotentReply.largest else { return try await abandon(ticket) }
        state.withLock { state in
            guard let key = Self.key(ticket, state) else { return }
            state.claims[key]?.reply = reply
        }
    }

    package func abandon(_ ticket: IdempotencyTicket) async throws {
        state.withLock { state in
            guard let key = Self.key(ticket, state) else { return }
            state.claims[key] = nil
        }
    }

    private static func key(_ ticket: IdempotencyTicket, _ state: State) -> IdempotencyKey? {
        state.claims.first { $0.value.number == ticket.number && $0.value.reply == nil }?.key
    }
}
