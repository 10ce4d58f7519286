import Foundation
import GRDB
package import RAGCore

extension SQLiteStore {
    /// A document as it is kept, with its chunks in order; nil where there is none of that id.
    package func document(_ id: String, in collection: String) async throws -> KeptDocument? {
        guard !id.utf8.contains(0) else { return nil }
        return try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT id, uri, title, language, audience, valid_from, valid_until, content_hash, updated_version,
                        metadata, format, text, updated_at
                    FROM document WHERE collection_id = ? AND external_id = ?
                    """,
                arguments: [record.id, id]
            )
            guard let row else { return nil }
            func day(_ index: Int) -> CalendarDate? { (row[index] as String?).flatMap { CalendarDate($0) } }
            let hash: Data = row[7]
            return KeptDocument(
                document: Document(
                    id: id,
                    uri: row[1],
                    title: row[2],
                    text: row[11],
                    format: TextFormat(rawValue: row[10]) ?? .plain,
                    blocks: [],
                    language: row[3],
                    audience: row[4],
                    validity: Validity(from: day(5), until: day(6)),
                    metadata: try JSONText.decode(Metadata.self, from: row[9])
                ),
                contentHash: ContentHash(bytes: Array(hash)),
                updatedVersion: row[8],
                updated: (row[12] as Int64?).map(Microseconds.date),
                chunks: try Self.chunks(of: row[0], db)
            )
        }
    }

    /// Documents after the id `after` in the order of their ids, as bytes.
    package func documentLines(in collection: String, after: String?, limit: Int) async throws -> [DocumentLine] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT d.external_id, d.title, d.uri, d.language, d.audience,
                        (SELECT count(*) FROM chunk AS c WHERE c.document_id = d.id)
                    FROM document AS d WHERE d.collection_id = ? AND (?2 IS NULL OR d.external_id > ?2)
                    ORDER BY d.external_id LIMIT ?3
                    """,
                arguments: [record.id, after, max(0, limit)]
            ).map { row in
                DocumentLine(
                    id: row[0],
                    title: row[1],
                    uri: row[2],
                    language: row[3],
                    audience: row[4],
                    chunks: row[5]
                )
            }
        }
    }

    /// What there is in each collection, by name.
    package func collectionSummaries() async throws -> [CollectionSummary] {
        try await read { db in
            try CollectionRecord.all(in: db).map { record in
                func count(_ table: String) throws -> Int {
                    let sql = "SELECT count(*) FROM \(table) WHERE collection_id = ?"
                    return try Int.fetchOne(db, sql: sql, arguments: [record.id]) ?? 0
                }
                return CollectionSummary(
                    name: record.settings.name,
                    documents: try count("document"),
                    chunks: try count("chunk"),
                    corpusVersion: record.corpusVersion,
                    embedder: record.settings.embedder,
                    dimension: record.settings.dimension
                )
            }
        }
    }

    private static func chunks(of document: Int64, _ db: Database) throws -> [KeptDocument.Part] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, heading_path, body, start_byte, end_byte FROM chunk WHERE document_id = ? ORDER BY ordinal
                """,
            arguments: [document]
        ).compactMap { row in
            let (start, end): (Int, Int) = (row[3], row[4])
            guard 0 <= start, start <= end else { return nil }
            return KeptDocument.Part(
                chunkID: row[0],
                headingPath: try JSONText.decode([String].self, from: row[1]),
                text: row[2],
                range: start..<end
            )
        }
    }
}
