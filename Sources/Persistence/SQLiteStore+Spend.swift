import GRDB
package import RAGCore

extension SQLiteStore: SpendStore {
    /// Days for which it is kept what keys have spent.
    private static let keptDays = 400

    package func spend(on day: UTCDay) async throws -> [String: Money] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT key, cost FROM key_spend WHERE day = ?",
                arguments: [day.number]
            )
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Money(picodollars: $0[1])) })
        }
    }

    package func add(_ spend: [KeySpend]) async throws {
        let end = UTCDay(options.time.date).number - Self.keptDays
        try await write { db in
            for line in spend {
                // Added up here: SQLite's sums do not stop at the largest number.
                let arguments: StatementArguments = [line.day, line.keyID]
                let before = try Int64.fetchOne(
                    try db.cachedStatement(sql: "SELECT cost FROM key_spend WHERE day = ? AND key = ?"),
                    arguments: arguments
                )
                let cost = Money(picodollars: before ?? 0) + line.cost
                try db.cachedStatement(sql: "INSERT OR REPLACE INTO key_spend (day, key, cost) VALUES (?, ?, ?)")
                    .execute(arguments: arguments + [cost.picodollars])
            }
            try db.cachedStatement(sql: "DELETE FROM key_spend WHERE day < ?").execute(arguments: [end])
        }
    }
}
