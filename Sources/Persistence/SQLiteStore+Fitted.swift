import GRDB
package import RAGCore

extension SQLiteStore {
    /// What was fitted on the collection's own questions.
    package func fittedSettings(of collection: String) async throws -> FittedSettings {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let text = try String.fetchOne(
                db,
                sql: "SELECT fitted FROM collection WHERE id = ?",
                arguments: [record.id]
            )
            return try text.map { try JSONText.decode(FittedSettings.self, from: $0) } ?? .none
        }
    }

    /// Stores what was fitted; `FittedSettings.none` takes it back.
    package func store(_ fitted: FittedSettings, of collection: String) async throws {
        try await write { db in
            let record = try CollectionRecord(named: collection, in: db)
            try db.execute(
                sql: "UPDATE collection SET fitted = ? WHERE id = ?",
                arguments: [fitted == .none ? nil : try JSONText.encode(fitted), record.id]
            )
        }
    }
}
