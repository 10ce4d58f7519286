import CSQLiteConfig
import GRDB

/// What every connection to a database is set to, and the check that SQLite took it.
///
/// SQLite 3.40 can lose pages where one connection commits while another checkpoints
/// (https://www.sqlite.org/wal.html#walresetbug). So only a writer checkpoints, where no other writes meanwhile; readers
/// never do, not even when they close.
struct ConnectionSettings {
    /// What keeps the writers of a database apart.
    enum Sharing {
        /// One process writes as long as it has the file open: `WriterLock`. Commits are synced, and closing checkpoints.
        case oneWriter
        /// Each commit, with the checkpoint it may bring, is a turn: `TurnLock`. Commits wait for no disk. Closing is no
        /// turn, so it does not checkpoint.
        case turns
    }

    let path: String
    let schema: Schema
    let sharing: Sharing
    let options: StoreOptions

    /// For a connection or a pool that writes, or that only reads.
    func configuration(isWriter: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = !isWriter
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
        configuration.maximumReaderCount = max(1, options.readers)
        configuration.prepareDatabase { db in try prepare(db) }
        return configuration
    }

    /// To be called with the writer's connection once the pool is open: GRDB sets `synchronous` to NORMAL when it turns
    /// the WAL on, which is after `prepareDatabase`.
    func finishWriter(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = \(synchronous)")
        if let limit = options.sizeLimit {
            let pageSize = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
            // The pragma answers with the limit that is in force, which is never below the pages there are.
            _ = try Int64.fetchOne(db, sql: "PRAGMA max_page_count = \(max(1, limit / pageSize))")
        }
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
            throw PersistenceError.settingNotTaken("journal_mode")
        }
        try check(db, ["synchronous": synchronous])
    }

    /// FULL or NORMAL.
    private var synchronous: Int64 { sharing == .oneWriter ? 2 : 1 }

    private func prepare(_ db: Database) throws {
        let isWriter = !db.configuration.readonly
        // Until the file is known to be ours nothing may checkpoint it.
        try harden(db, isWriter: false)
        try schema.verify(db, path: path, mustBeCurrent: !isWriter)
        let closesWithCheckpoint = isWriter && sharing == .oneWriter
        if isWriter {
            try schema.migrate(db)
            try harden(db, isWriter: closesWithCheckpoint)
        }
        let settings = pragmas(isWriter: isWriter)
        for (name, value) in settings {
            // Some pragmas answer with a row, some do not.
            _ = try Int64.fetchOne(db, sql: "PRAGMA \(name) = \(value)")
        }
        try check(db, settings)
        var isHardened: Int32 = 0
        guard let connection = db.sqliteConnection,
            nuthatch_sqlite_check_hardened(connection, closesWithCheckpoint ? 1 : 0, &isHardened) == 0, isHardened == 1
        else { throw PersistenceError.settingNotTaken("defensive") }
    }

    private func pragmas(isWriter: Bool) -> [String: Int64] {
        [
            // GRDB gives the readers of a pool ten seconds of its own.
            "busy_timeout": busyMilliseconds,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "mmap_size": 0,
            // Sorting needs no room on a disk that may be full.
            "temp_store": 2,
            // KiB, negated. The writer merges the full-text index.
            "cache_size": isWriter ? -32_768 : -8_192,
            // Pages: 16 MiB of WAL.
            "wal_autocheckpoint": isWriter ? (16 << 20) / Int64(schema.pageSize) : 0,
            "journal_size_limit": 64 << 20,
        ]
    }

    private var busyMilliseconds: Int64 {
        let (seconds, attoseconds) = options.busyTimeout.components
        guard seconds < 3_600 else { return 3_600_000 }
        return max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }

    private func check(_ db: Database, _ expected: [String: Int64]) throws {
        for (name, value) in expected where try Int64.fetchOne(db, sql: "PRAGMA \(name)") != value {
            throw PersistenceError.settingNotTaken(name)
        }
    }

    private func harden(_ db: Database, isWriter: Bool) throws {
        guard let connection = db.sqliteConnection, nuthatch_sqlite_harden(connection, isWriter ? 1 : 0) == 0 else {
            throw PersistenceError.settingNotTaken("defensive")
        }
    }
}
