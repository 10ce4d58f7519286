import Foundation
import GRDB
import RAGCore

extension SQLiteStore {
    /// A vector that is damaged is left out.
    package func vectors(_ ids: [Int64], in collection: String) async throws -> [Int64: [Float]] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT vector.value FROM chunk JOIN vector ON vector.chunk_id = chunk.id
                    WHERE chunk.id = ? AND chunk.collection_id = ?
                    """
            )
            var vectors: [Int64: [Float]] = [:]
            for id in ids where vectors[id] == nil {
                let blob = try Data.fetchOne(statement, arguments: [id, record.id])
                vectors[id] = blob.flatMap { VectorBlob.vector($0, dimension: record.settings.dimension) }
            }
            return vectors
        }
    }

    /// Hands all vectors of a collection over in blocks of at most `rows`, within one reading. It runs on the database's
    /// queue, so `body` should keep up.
    package func forEachVectorBlock(
        in collection: String,
        rows: Int = 4_096,
        _ body: @escaping @Sendable (VectorBlock) throws -> Void
    ) async throws -> VectorScan {
        try await read { db in
            try VectorScan.run(db, CollectionRecord(named: collection, in: db), rows: max(1, rows), body)
        }
    }
}
