import Foundation
import GRDB
package import RAGCore

extension SQLiteStore {
    package func contentHashes(in collection: String) async throws -> [String: ContentHash] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            var hashes: [String: ContentHash] = [:]
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT external_id, content_hash FROM document WHERE collection_id = ?",
                arguments: [record.id]
            )
            while let row = try rows.next() {
                let hash: Data = row[1]
                hashes[row[0]] = ContentHash(bytes: Array(hash))
            }
            return hashes
        }
    }

    package func vectors(of hashes: [ContentHash], in collection: String) async throws -> [ContentHash: [Float]] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT vector.value FROM chunk JOIN vector ON vector.chunk_id = chunk.id
                    WHERE chunk.collection_id = ? AND chunk.hash = ? LIMIT 1
                    """
            )
            var vectors: [ContentHash: [Float]] = [:]
            for hash in hashes where vectors[hash] == nil {
                let blob = try Data.fetchOne(statement, arguments: [record.id, Data(hash.bytes)])
                // One that is damaged is made again.
                vectors[hash] = blob.flatMap { VectorBlob.vector($0, dimension: record.settings.dimension) }
            }
            return vectors
        }
    }

    /// Each document is checked before anything is written: see `DocumentCheck`.
    package func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        let now = now
        return try await commit(in: collection) { db, record in
            for document in documents {
                try DocumentCheck(prepared: document, dimension: record.settings.dimension).run()
            }
            guard !documents.isEmpty else { return nil }
            var writer = DocumentWriter(db, record, version: try record.nextVersion(in: db), at: now)
            for document in documents { try writer.put(document) }
            return writer
        }
    }

    package func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        let now = now
        return try await commit(in: collection) { db, record in
            var writer = DocumentWriter(db, record, version: record.corpusVersion + 1, at: now)
            var hasRemoved = false
            for id in ids {
                hasRemoved = try writer.remove(id) || hasRemoved
            }
            guard hasRemoved else { return nil }
            _ = try record.nextVersion(in: db)
            return writer
        }
    }

    package func documents(from sources: [String], in collection: String) async throws -> [String] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            // Below a folder lies what begins with its name and "/", and "0" is the character after "/".
            let statement = try db.cachedStatement(
                sql: """
                    SELECT external_id FROM document
                    WHERE collection_id = ?1 AND (source = ?2 OR (source >= ?2 || '/' AND source < ?2 || '0'))
                    """
            )
            var ids: Set<String> = []
            for source in sources where !source.isEmpty && !source.utf8.contains(0) {
                var folder = source[...]
                while folder.hasSuffix("/") { folder.removeLast() }
                ids.formUnion(try String.fetchAll(statement, arguments: [record.id, String(folder)]))
            }
            return ids.sorted()
        }
    }

    /// One transaction on a collection; a body that returns nil has changed nothing.
    private func commit(
        in collection: String,
        _ body: @escaping @Sendable (Database, CollectionRecord) throws -> DocumentWriter?
    ) async throws -> CommitReport {
        try await write { db in
            let record = try CollectionRecord(named: collection, in: db)
            guard let writer = try body(db, record) else {
                return CommitReport(corpusVersion: record.corpusVersion, vectors: VectorChange())
            }
            return CommitReport(corpusVersion: writer.version, vectors: writer.log.change)
        }
    }
}
