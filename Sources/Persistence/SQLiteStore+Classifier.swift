import Foundation
import GRDB
package import RAGCore

extension SQLiteStore {
    /// The classifier that is stored under a name; nil where there is none.
    package func classifier(named name: String) async throws -> StoredClassifier? {
        try await read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT embedder, bytes FROM classifier WHERE name = ?",
                arguments: [name]
            ).map { row in
                let bytes: Data = row["bytes"]
                return StoredClassifier(embedder: row["embedder"], bytes: Array(bytes))
            }
        }
    }

    /// Stores a classifier in place of the one of that name; nil takes it away.
    package func store(_ classifier: StoredClassifier?, named name: String) async throws {
        try await write { db in
            guard let classifier else {
                return try db.execute(sql: "DELETE FROM classifier WHERE name = ?", arguments: [name])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO classifier (name, embedder, bytes) VALUES (?, ?, ?)",
                arguments: [name, classifier.embedder, Data(classifier.bytes)]
            )
        }
    }
}
