import Foundation
import GRDB
import RAGCore

/// The keys, within one access to the database.
struct AccessKeyTable {
    private static let columns = "id, secret_hash, created_at, expires_at, revoked_at, holder"
    /// Those that hold no more included.
    static let limit = 10_000
    /// For so long a key that holds no more is shown.
    private static let afterlife: Int64 = 90 * 86_400 * 1_000_000

    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func version() throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT version FROM access_version")
        return try Int64.fetchOne(statement) ?? 0
    }

    func all() throws -> [AccessKey] {
        try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM access_key ORDER BY row").map(Self.key)
    }

    func key(_ id: String) throws -> AccessKey? {
        // SQLite would read the id up to the NUL.
        guard !id.utf8.contains(0) else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM access_key WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(Self.key)
    }

    func put(_ key: AccessKey) throws {
        try db.execute(
            sql: """
                INSERT INTO access_key (id, secret_hash, created_at, expires_at, revoked_at, holder)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at,
                    expires_at = excluded.expires_at, revoked_at = coalesce(revoked_at, excluded.revoked_at),
                    holder = excluded.holder
                """,
            arguments: [
                key.id, Data(key.secretHash), Microseconds.since1970(key.created),
                key.expires.map(Microseconds.since1970), key.revoked.map(Microseconds.since1970),
                try JSONText.encode(KeyHolder(key)),
            ]
        )
    }

    /// Removes keys that have held no more for long. The latest stays: a database that had keys never has none again, which
    /// would open it to everybody.
    func clear(at now: Int64) throws {
        try db.execute(
            sql: """
                DELETE FROM access_key WHERE min(coalesce(revoked_at, expires_at), coalesce(expires_at, revoked_at)) <= ?
                    AND row < (SELECT max(row) FROM access_key)
                """,
            arguments: [now - Self.afterlife]
        )
    }

    func count() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM access_key") ?? 0
    }

    private static func key(_ row: Row) throws -> AccessKey {
        let hash: Data = row[1]
        let holder = try JSONText.decode(KeyHolder.self, from: row[5])
        return AccessKey(
            id: row[0],
            name: holder.name,
            secretHash: Array(hash),
            tenant: holder.tenant,
            collections: holder.collections,
            audience: holder.audience,
            roles: Set(holder.roles),
            limits: holder.limits,
            created: Microseconds.date(row[2]),
            expires: (row[3] as Int64?).map(Microseconds.date),
            revoked: (row[4] as Int64?).map(Microseconds.date)
        )
    }
}
