import Foundation
import GRDB
package import RAGCore

extension SQLiteStore {
    /// The bytes of text after which a reading of documents ends.
    private static let fullReading = 4 << 20

    /// The next documents of a collection with all that is stored of them, in the order of their ids: some, none at the end.
    ///
    /// Each call is a reading of its own, so whoever takes long with what it gets keeps no writer from anything.
    ///
    /// - Parameters:
    ///   - id: the last that was read; nil begins.
    ///   - withVectors: false leaves the vectors empty. One that is damaged is empty too.
    package func storedDocuments(
        after id: String?,
        in collection: String,
        withVectors: Bool = false
    ) async throws -> [PreparedDocument] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT * FROM document WHERE collection_id = ?1 AND (?2 IS NULL OR external_id > ?2)
                    ORDER BY external_id LIMIT 64
                    """
            )
            let rows = try Row.fetchCursor(statement, arguments: [record.id, id])
            var documents: [PreparedDocument] = []
            var bytes = 0
            while bytes < Self.fullReading, let row = try rows.next() {
                let document = try Self.document(row)
                bytes += document.text.utf8.count
                let hash: Data = row["content_hash"]
                documents.append(
                    PreparedDocument(
                        document: document,
                        contentHash: ContentHash(bytes: Array(hash)),
                        source: row["source"],
                        chunks: try Self.chunks(of: row["id"], record, withVectors: withVectors, db)
                    )
                )
            }
            return documents
        }
    }

    private static func document(_ row: Row) throws -> Document {
        guard let format = TextFormat(rawValue: row["format"]) else {
            throw PersistenceError.unexpected("a document has the format '\(row["format"] as String)'")
        }
        func day(_ column: String) -> CalendarDate? { (row[column] as String?).flatMap { CalendarDate($0) } }
        return Document(
            id: row["external_id"],
            uri: row["uri"],
            title: row["title"],
            text: row["text"],
            format: format,
            blocks: [],
            language: row["language"],
            audience: row["audience"],
            validity: Validity(from: day("valid_from"), until: day("valid_until")),
            metadata: try JSONText.decode(Metadata.self, from: row["metadata"])
        )
    }

    /// In the order of the text. What went in front of them when they were embedded is not stored.
    private static func chunks(
        of document: Int64,
        _ record: CollectionRecord,
        withVectors: Bool,
        _ db: Database
    ) throws -> [PreparedChunk] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT c.start_byte, c.end_byte, c.body, c.heading_path, c.length, c.hash, v.value FROM chunk AS c
                LEFT JOIN vector AS v ON v.chunk_id = c.id AND ?2 WHERE c.document_id = ?1 ORDER BY c.ordinal
                """
        )
        return try Row.fetchAll(statement, arguments: [document, withVectors]).map { row in
            let (start, end): (Int, Int) = (row[0], row[1])
            guard 0 <= start, start <= end else { throw PersistenceError.unexpected("a chunk from \(start) to \(end)") }
            let hash: Data = row[5]
            let chunk = Chunk(
                range: start..<end,
                text: row[2],
                headingPath: try JSONText.decode([String].self, from: row[3]),
                context: "",
                length: row[4]
            )
            let vector = (row[6] as Data?).flatMap { VectorBlob.vector($0, dimension: record.settings.dimension) }
            return PreparedChunk(chunk: chunk, hash: ContentHash(bytes: Array(hash)), vector: vector ?? [])
        }
    }
}
