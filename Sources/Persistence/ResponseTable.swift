import Foundation
import GRDB
import RAGCore

/// The cached answers, within one transaction.
///
/// What is cleared away goes in steps of a bounded number of rows, so that no transaction takes long.
struct ResponseTable {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// What an answer takes on the disk, about: itself, and its key, row and entries of indexes.
    static func size(of response: ArchivedResponse) -> Int64 {
        Int64(response.payload.count + response.tenant.utf8.count + 256)
    }

    /// Reads without a transaction of its own: it is one statement.
    func response(for key: ResponseKey) throws -> ArchivedResponse? {
        let statement = try DirectStatement(
            db,
            "SELECT tenant, stored_at, fresh_until, keep_until, payload FROM response WHERE key = ?"
        )
        defer { statement.reset() }
        statement.bind(key.bytes, 1)
        guard try statement.step() else { return nil }
        return ArchivedResponse(
            tenant: statement.text(0),
            storedAt: Microseconds.date(statement.integer(1)),
            freshUntil: Microseconds.date(statement.integer(2)),
            keepUntil: Microseconds.date(statement.integer(3)),
            payload: statement.bytes(4)
        )
    }

    /// The prefixes of all keys; they are read from their index alone.
    func keyPrefixes() throws -> Set<UInt64> {
        let statement = try DirectStatement(db, "SELECT key FROM response")
        defer { statement.reset() }
        var prefixes: Set<UInt64> = []
        while try statement.step() {
            prefixes.insert(statement.bytes(0).prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
        }
        return prefixes
    }

    /// A row that is replaced goes to the end: it is the one that was stored last.
    func put(_ responses: [(ResponseKey, ArchivedResponse)]) throws {
        guard !responses.isEmpty else { return }
        let insertion = try DirectStatement(
            db,
            """
            INSERT INTO response (key, tenant, stored_at, fresh_until, keep_until, size, payload)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (key) DO NOTHING
            """
        )
        let deletion = try DirectStatement(db, "DELETE FROM response WHERE key = ?")
        var added: Int64 = 0
        for (key, response) in responses {
            let size = Self.size(of: response)
            insertion.bind(key.bytes, 1)
            insertion.bind(response.tenant, 2)
            insertion.bind(Microseconds.since1970(response.storedAt), 3)
            insertion.bind(Microseconds.since1970(response.freshUntil), 4)
            insertion.bind(Microseconds.since1970(response.keepUntil), 5)
            insertion.bind(size, 6)
            insertion.bind(response.payload, 7)
            try insertion.run()
            // Nearly every key is new: so it is looked for once, and twice where it was there.
            if db.changesCount == 0 {
                deletion.bind(key.bytes, 1)
                try deletion.run()
                try insertion.run()
            }
            added += size
        }
        let total = try DirectStatement(db, "UPDATE response_total SET size = size + ?1")
        total.bind(added, 1)
        try total.run()
    }
}

// MARK: - Clearing away

extension ResponseTable {
    /// Removes rows until they are within `limit` bytes, those stored first before all others.
    ///
    /// - Returns: whether more is to be done.
    func evict(to limit: Int64, rows: Int) throws -> Bool {
        let oldest = try DirectStatement(db, "DELETE FROM response WHERE id = (SELECT min(id) FROM response)")
        for _ in 0..<rows {
            guard try total() > limit else { return false }
            try oldest.run()
        }
        return try total() > limit
    }

    /// Removes rows whose time is over.
    ///
    /// - Returns: whether there may be more of them.
    func expire(at now: Date, rows: Int) throws -> Bool {
        let statement = try DirectStatement(
            db,
            "DELETE FROM response WHERE id IN (SELECT id FROM response WHERE keep_until < ?1 LIMIT ?2)"
        )
        statement.bind(Microseconds.since1970(now), 1)
        statement.bind(Int64(rows), 2)
        try statement.run()
        return db.changesCount >= rows
    }

    /// Gives rows from the future, which a clock that was set back leaves, the life from now on that they had at first.
    ///
    /// - Returns: whether there may be more of them.
    func rebase(to now: Date, rows: Int) throws -> Bool {
        let statement = try DirectStatement(
            db,
            """
            UPDATE response SET
                stored_at = ?1,
                fresh_until = fresh_until - (stored_at - ?1),
                keep_until = keep_until - (stored_at - ?1)
            WHERE id IN (SELECT id FROM response WHERE stored_at > ?1 LIMIT ?2)
            """
        )
        statement.bind(Microseconds.since1970(now), 1)
        statement.bind(Int64(rows), 2)
        try statement.run()
        return db.changesCount >= rows
    }

    /// The number of the row that was stored last.
    func last() throws -> Int64 {
        try DirectStatement(db, "SELECT max(id) FROM response").runForInteger() ?? 0
    }

    /// Removes rows of `tenant`, or of all where it is nil, up to the one numbered `last`.
    ///
    /// - Returns: whether there may be more of them.
    func remove(tenant: String?, upTo last: Int64, rows: Int) throws -> Bool {
        let condition = tenant == nil ? "" : "AND tenant = ?3"
        let statement = try DirectStatement(
            db,
            "DELETE FROM response WHERE id IN (SELECT id FROM response WHERE id <= ?1 \(condition) LIMIT ?2)"
        )
        statement.bind(last, 1)
        statement.bind(Int64(rows), 2)
        if let tenant { statement.bind(tenant, 3) }
        try statement.run()
        return db.changesCount >= rows
    }

    private func total() throws -> Int64 {
        try DirectStatement(db, "SELECT size FROM response_total").runForInteger() ?? 0
    }
}
