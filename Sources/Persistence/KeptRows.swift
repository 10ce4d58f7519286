import GRDB

/// Clears away what is kept no longer: of one table, in steps of a bounded number of rows, so that no transaction takes long.
enum KeptRows: String {
    case answer
    case record
    case idempotency

    /// Rows that one access clears away at most, for either cause.
    static let step = 256

    private var table: String {
        switch self {
        case .answer: "answer"
        case .record: "answer_record"
        case .idempotency: "idempotency"
        }
    }

    /// Removes what was asked at `end` or before, and the oldest rows beyond `limit` bytes.
    func clear(askedUntil end: Int64, to limit: Int64, _ db: Database) throws {
        let expiry = try db.cachedStatement(
            sql: "DELETE FROM \(table) WHERE id IN (SELECT id FROM \(table) WHERE asked_at <= ? LIMIT \(Self.step))"
        )
        try expiry.execute(arguments: [end])
        let oldest = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE id = (SELECT min(id) FROM \(table))")
        for _ in 0..<Self.step {
            guard try size(db) > limit else { return }
            try oldest.execute()
        }
    }

    /// Whether something was asked at `end` or before.
    func hasExpired(askedUntil end: Int64, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE asked_at <= ?)")
        return try Bool.fetchOne(statement, arguments: [end]) ?? false
    }

    private func size(_ db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT size FROM kept_size WHERE kind = ?")
        return try Int64.fetchOne(statement, arguments: [rawValue]) ?? 0
    }
}
