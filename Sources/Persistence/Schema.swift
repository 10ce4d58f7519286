import GRDB

/// The layout of a database, and how an older one becomes it.
///
/// `application_id` says that a file is ours and of which kind, `user_version` counts the migrations that were made. Both
/// change in the transaction of the migration itself.
struct Schema: Sendable {
    let applicationID: Int64
    /// In bytes.
    let pageSize: Int
    let migrations: [String]

    var version: Int64 { Int64(migrations.count) }

    /// Refuses a database that is not ours or that this program does not know. Writes nothing.
    ///
    /// `DatabaseFile` has looked at the file before; this sees what lies in its WAL too.
    func verify(_ db: Database, path: String, mustBeCurrent: Bool) throws {
        let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let stored = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application != applicationID {
            let objects = try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard application == 0, stored == 0, objects == 0 else {
                throw PersistenceError.foreignDatabase(path: path)
            }
        }
        guard stored <= version else {
            throw PersistenceError.newerDatabase(path: path, version: stored, known: version)
        }
        if mustBeCurrent, stored < version { throw PersistenceError.outdatedDatabase(path: path) }
    }

    /// Makes the migrations that the database lacks, each in one transaction.
    func migrate(_ db: Database) throws {
        let stored = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        // Holds for a file that has no page yet.
        if stored == 0 { try db.execute(sql: "PRAGMA page_size = \(pageSize)") }
        for (index, migration) in migrations.enumerated().dropFirst(max(0, stored)) {
            try db.inTransaction(.immediate) {
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: migration)
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
        }
    }
}
