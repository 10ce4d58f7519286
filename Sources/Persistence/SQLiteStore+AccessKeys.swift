package import RAGCore

extension SQLiteStore: AccessKeyStore {
    package func accessVersion() async throws -> Int64 {
        try await read { db in try AccessKeyTable(db).version() }
    }

    package func accessKeys() async throws -> [AccessKey] {
        try await read { db in try AccessKeyTable(db).all() }
    }

    package func accessKey(_ id: String) async throws -> AccessKey? {
        try await read { db in try AccessKeyTable(db).key(id) }
    }

    /// Removes, too, keys that have held no more for 90 days.
    ///
    /// - Throws: `PersistenceError.invalidKey` for a key that cannot be stored, or one too many.
    package func put(_ key: AccessKey) async throws {
        try Self.check(key)
        let now = now
        try await write { db in
            let table = AccessKeyTable(db)
            try table.put(key)
            try table.clear(at: now)
            guard try table.count() <= AccessKeyTable.limit else {
                throw PersistenceError.invalidKey(
                    reason: "there are \(AccessKeyTable.limit) keys already; those that hold no more go after 90 days"
                )
            }
        }
    }

    private static func check(_ key: AccessKey) throws {
        guard (1...64).contains(key.id.utf8.count), key.secretHash.count == 32, !key.id.utf8.contains(0) else {
            throw PersistenceError.invalidKey(reason: "its id has 1 to 64 bytes, and its hash 32")
        }
        let texts =
            [("name", key.name), ("tenant", key.tenant)]
            + (key.collections ?? []).map { ("collection", $0) } + (key.audience ?? []).map { ("audience", $0) }
        guard texts.count <= 1_000 else {
            throw PersistenceError.invalidKey(reason: "it names more than 1000 collections and audiences")
        }
        for (kind, text) in texts where text.utf8.count > 200 || text.utf8.contains(where: { $0 < 32 }) {
            throw PersistenceError.invalidKey(
                reason: "its \(kind) has \(text.utf8.count) bytes; it may have 200, and no control characters"
            )
        }
    }
}
