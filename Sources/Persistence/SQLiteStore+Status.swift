import GRDB
import RAGCore

extension SQLiteStore {
    package func status() async throws -> StoreStatus {
        let path = path
        return try await read { db in
            func pragma(_ name: String) throws -> Int64 { try Int64.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
            let pageSize = try pragma("page_size")
            return StoreStatus(
                path: path,
                bytes: try pragma("page_count") * pageSize,
                freeBytes: try pragma("freelist_count") * pageSize,
                schemaVersion: try pragma("user_version"),
                collections: try CollectionRecord.all(in: db).map { try Self.status(of: $0, in: db) }
            )
        }
    }

    private static func bytes(of record: CollectionRecord, in db: Database) throws -> Int64 {
        let sql = """
            SELECT coalesce((SELECT sum(length(CAST(text AS BLOB)) + length(metadata)) FROM document
                    WHERE collection_id = ?1), 0)
                + coalesce((SELECT sum(length(CAST(chunk.body AS BLOB)) + length(vector.value)) FROM chunk
                    JOIN vector ON vector.chunk_id = chunk.id WHERE chunk.collection_id = ?1), 0)
            """
        return try Int64.fetchOne(db, sql: sql, arguments: [record.id]) ?? 0
    }

    private static func status(of record: CollectionRecord, in db: Database) throws -> StoreStatus.Collection {
        func count(_ table: String) throws -> Int {
            let sql = "SELECT count(*) FROM \(table) WHERE collection_id = ?"
            return try Int.fetchOne(db, sql: sql, arguments: [record.id]) ?? 0
        }
        return StoreStatus.Collection(
            name: record.settings.name,
            documents: try count("document"),
            chunks: try count("chunk"),
            embedder: record.settings.embedder,
            dimension: record.settings.dimension,
            chunking: record.settings.chunking,
            corpusVersion: record.corpusVersion,
            bytes: try bytes(of: record, in: db)
        )
    }
}
