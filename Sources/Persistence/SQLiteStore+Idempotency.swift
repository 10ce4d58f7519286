import Foundation
import GRDB
package import RAGCore

extension SQLiteStore: IdempotencyStore {
    private static let keptFor: Int64 = 24 * 3_600 * 1_000_000
    private static let underWayFor: Int64 = 15 * 60 * 1_000_000
    /// Bytes of all.
    private static let limit: Int64 = 64 << 20
    /// What a row counts at least, so that 16,000 are kept at most.
    private static let rowSize = 4_096

    package func begin(_ key: IdempotencyKey, request: [UInt8]) async throws -> IdempotencyClaim {
        let now = now
        let names: StatementArguments = [Data(key.tenant.utf8), Data(key.text.utf8)]
        return try await write { db in
            let found = try Row.fetchOne(
                try db.cachedStatement(
                    sql: "SELECT id, request, asked_at, status, body FROM idempotency WHERE tenant = ? AND key = ?"
                ),
                arguments: names
            )
            if let found, let claim = Self.claim(found, request: request, at: now) { return claim }
            try db.cachedStatement(sql: "DELETE FROM idempotency WHERE tenant = ? AND key = ?")
                .execute(arguments: names)
            try db.cachedStatement(
                sql: "INSERT INTO idempotency (tenant, key, request, asked_at, size) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: names + [Data(request), now, Self.rowSize + key.text.utf8.count])
            let ticket = IdempotencyTicket(number: db.lastInsertedRowID)
            try KeptRows.idempotency.clear(askedUntil: now - Self.keptFor, to: Self.limit, db)
            return .begun(ticket)
        }
    }

    package func finish(_ ticket: IdempotencyTicket, with reply: IdempotentReply) async throws {
        guard reply.body.count <= IdempotentReply.largest else { return try await abandon(ticket) }
        try await write { db in
            try db.cachedStatement(
                sql: "UPDATE idempotency SET status = ?, body = ?, size = size + ? WHERE id = ? AND status IS NULL"
            ).execute(arguments: [reply.status, Data(reply.body), reply.body.count, ticket.number])
        }
    }

    package func abandon(_ ticket: IdempotencyTicket) async throws {
        try await write { db in
            try db.cachedStatement(sql: "DELETE FROM idempotency WHERE id = ? AND status IS NULL")
                .execute(arguments: [ticket.number])
        }
    }

    /// Nil where the row counts no more.
    private static func claim(_ row: Row, request: [UInt8], at now: Int64) -> IdempotencyClaim? {
        let askedAt: Int64 = row[2]
        let status: Int? = row[3]
        guard askedAt > now - (status == nil ? underWayFor : keptFor) else { return nil }
        let stored: Data = row[1]
        guard stored.elementsEqual(request) else { return .mismatch }
        guard let status else { return .inProgress }
        let body: Data = row[4] ?? Data()
        return .done(IdempotentReply(status: status, body: Array(body)))
    }
}
