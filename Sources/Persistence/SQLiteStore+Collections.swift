import GRDB
package import RAGCore

extension SQLiteStore {
    package func openCollection(_ collection: CollectionSettings) async throws {
        try Self.check(collection)
        // Most often it is there, and then nothing has to wait for the writer.
        let stored = try await read { db in try CollectionRecord.find(collection.name, in: db)?.settings }
        if let stored {
            return try Self.compare(stored, with: collection)
        }
        try await write { db in
            if let record = try CollectionRecord.find(collection.name, in: db) {
                try Self.compare(record.settings, with: collection)
            } else {
                _ = try CollectionRecord.insert(collection, into: db)
            }
        }
    }

    /// The collections, by name.
    package func collections() async throws -> [CollectionSettings] {
        try await read { db in try CollectionRecord.all(in: db).map(\.settings) }
    }

    /// Removes a collection with its documents, chunks, vectors and index, in one transaction.
    ///
    /// - Throws: `PersistenceError.missingCollection` where there is none of that name.
    package func dropCollection(_ name: String) async throws {
        try await write { db in
            let record = try CollectionRecord(named: name, in: db)
            try record.index.drop(db)
            try db.execute(sql: "DELETE FROM collection WHERE id = ?", arguments: [record.id])
        }
    }

    private static func check(_ collection: CollectionSettings) throws {
        let name = collection.name.utf8
        guard (1...200).contains(name.count), !name.contains(where: { $0 < 32 }) else {
            throw PersistenceError.invalidCollection(
                reason: "The name of a collection has 1 to 200 bytes and no control characters."
            )
        }
        guard (1...65_536).contains(collection.dimension) else {
            throw PersistenceError.invalidCollection(
                reason: "Collection '\(collection.name)' cannot have vectors of \(collection.dimension) components; "
                    + "it must be 1 to 65536."
            )
        }
    }

    private static func compare(_ stored: CollectionSettings, with given: CollectionSettings) throws {
        let settings = [
            ("embedder", stored.embedder, given.embedder),
            ("dimension", String(stored.dimension), String(given.dimension)),
            ("chunking", stored.chunking, given.chunking),
        ]
        for (setting, old, new) in settings where old != new {
            throw PersistenceError.differentSettings(collection: given.name, setting: setting, stored: old, given: new)
        }
    }
}
