import Foundation
import GRDB
package import RAGCore

extension SQLiteStore: FeedbackStore {
    /// Of one answer; the oldest goes.
    private static let feedbackLimit = 100

    /// - Throws: `PersistenceError.invalidFeedback` where its comment is longer than `Feedback.longestComment`.
    @discardableResult
    package func keep(_ feedback: Feedback) async throws -> Bool {
        let length = feedback.comment?.utf8.count ?? 0
        guard length <= Feedback.longestComment else {
            throw PersistenceError.invalidFeedback(
                reason: "its comment has \(length) bytes; it may have \(Feedback.longestComment)"
            )
        }
        guard !feedback.id.utf8.contains(0) else {
            throw PersistenceError.invalidFeedback(reason: "its id holds a NUL")
        }
        let end = options.answers.end(at: now)
        return try await write { db in
            guard let row = try Self.record(feedback.recordID, tenant: feedback.tenant, askedAfter: end, db) else {
                return false
            }
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO feedback (record_id, name, rating, comment, given_at) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    row, feedback.id, feedback.rating.rawValue, feedback.comment,
                    Microseconds.since1970(feedback.date),
                ]
            )
            try db.execute(
                sql: """
                    DELETE FROM feedback WHERE record_id = ?1 AND id NOT IN
                        (SELECT id FROM feedback WHERE record_id = ?1 ORDER BY id DESC LIMIT ?2)
                    """,
                arguments: [row, Self.feedbackLimit]
            )
            return true
        }
    }

    package func feedback(on recordID: String, tenant: String) async throws -> [Feedback] {
        let end = options.answers.end(at: now)
        return try await read { db in
            guard let row = try Self.record(recordID, tenant: tenant, askedAfter: end, db) else { return [] }
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT name, rating, comment, given_at FROM feedback WHERE record_id = ? ORDER BY id",
                arguments: [row]
            )
            return rows.compactMap { row in
                guard let rating = Feedback.Rating(rawValue: row[1]) else { return nil }
                return Feedback(
                    id: row[0],
                    recordID: recordID,
                    tenant: tenant,
                    rating: rating,
                    comment: row[2],
                    date: Microseconds.date(row[3])
                )
            }
        }
    }

    /// The row of a tenant's record.
    private static func record(_ id: String, tenant: String, askedAfter end: Int64, _ db: Database) throws -> Int64? {
        // SQLite would read the id up to the NUL.
        guard !id.utf8.contains(0) else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM answer_record WHERE name = ? AND asked_at > ? AND tenant = ?"
        )
        return try Int64.fetchOne(statement, arguments: [id, end, Data(tenant.utf8)])
    }
}
