import Foundation
import GRDB
import RAGCore

/// What a pass over the vectors of a collection saw: one state of the database.
package struct VectorScan: Sendable, Equatable {
    /// The version that the vectors are of. A commit after it is not in them.
    package var corpusVersion: Int64
    package var dimension: Int
    /// Vectors that were handed over.
    package var count: Int
    /// Chunks whose vector is damaged and was left out, ascending.
    package var skipped: [Int64]
}

extension VectorScan {
    /// Hands the vectors of a collection over, at most `rows` at a time.
    static func run(
        _ db: Database,
        _ record: CollectionRecord,
        rows: Int,
        _ body: (VectorBlock) throws -> Void
    ) throws -> VectorScan {
        let dimension = record.settings.dimension
        var scan = VectorScan(corpusVersion: record.corpusVersion, dimension: dimension, count: 0, skipped: [])
        var remaining = try count(db, record)
        var block = VectorBlock(room: min(rows, remaining), dimension: dimension)
        let cursor = try Row.fetchCursor(
            db,
            // Ids from an index without the text, in order, so the vectors are read as they lie in the file.
            sql: """
                SELECT c.id, v.value FROM chunk AS c INDEXED BY chunk_by_collection
                CROSS JOIN vector AS v ON v.chunk_id = c.id WHERE c.collection_id = ? ORDER BY c.id
                """,
            arguments: [record.id]
        )
        while let row = try cursor.next() {
            let id: Int64 = row[0]
            remaining -= 1
            let fault = try row.withUnsafeData(atIndex: 1) { data in
                VectorBlob.append(data ?? Data(), to: &block.components, dimension: dimension)
            }
            guard fault == nil else {
                scan.skipped.append(id)
                continue
            }
            block.chunkIDs.append(id)
            if block.chunkIDs.count == rows {
                scan.count += rows
                try body(block)
                block = VectorBlock(room: min(rows, max(0, remaining)), dimension: dimension)
            }
        }
        scan.count += block.chunkIDs.count
        if !block.chunkIDs.isEmpty { try body(block) }
        return scan
    }

    private static func count(_ db: Database, _ record: CollectionRecord) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM chunk WHERE collection_id = ?", arguments: [record.id]) ?? 0
    }
}
