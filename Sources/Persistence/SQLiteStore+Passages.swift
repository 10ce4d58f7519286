import Foundation
import GRDB
package import RAGCore

extension SQLiteStore {
    /// Scores are BM25 with title and headings counted three times, of this collection alone. Equal scores are ordered by
    /// chunk id. A filter narrows before anything is scored.
    package func lexicalMatches(
        _ text: String,
        limit: Int,
        filter: Filter?,
        in collection: String
    ) async throws -> [LexicalMatch] {
        let match = MatchExpression(text).text
        return try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let allowed = try filter.map { try Self.allowed($0, record.id) }
            guard let match, limit > 0 else { return [] }
            let table = record.index.table
            // The function and not the column `rank`: for that, FTS5 scores and sorts all matches before a filter.
            let request: SQL = """
                SELECT p.rowid, -bm25(\(sql: table), 3, 3, 1) AS score FROM \(sql: table) AS p
                WHERE \(sql: table) MATCH \(match) AND \(allowed ?? "1")
                ORDER BY score DESC, p.rowid LIMIT \(limit)
                """
            return try SQLRequest<Row>(literal: request).fetchAll(db).map {
                LexicalMatch(chunkID: $0[0], score: $0[1])
            }
        }
    }

    /// A condition on a row `p` of the full-text index.
    private static func allowed(_ filter: Filter, _ collectionID: Int64) throws -> SQL {
        let condition = try FilterCompiler.compile(filter, collectionID: collectionID)
        guard condition.isSelective else {
            // Most documents match: to ask for each chunk that was found is less than to list all that may be.
            return """
                EXISTS (SELECT 1 FROM chunk AS c JOIN document AS d ON d.id = c.document_id
                    WHERE c.id = p.rowid AND \(condition.sql))
                """
        }
        // The plus keeps SQLite from asking the full-text index once for each id.
        return """
            +p.rowid IN (SELECT c.id FROM chunk AS c
                WHERE c.document_id IN (\(FilterCompiler.documents(condition, collectionID: collectionID))))
            """
    }

    package func chunkIDs(matching filter: Filter, in collection: String) async throws -> [Int64] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let condition = try FilterCompiler.compile(filter, collectionID: record.id)
            let documents = FilterCompiler.documents(condition, collectionID: record.id)
            let request: SQL = "SELECT c.id FROM chunk AS c WHERE c.document_id IN (\(documents)) ORDER BY c.id"
            return try SQLRequest<Int64>(literal: request).fetchAll(db)
        }
    }

    package func passages(_ ids: [Int64], in collection: String) async throws -> [Passage] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT c.id, d.external_id, d.uri, d.title, c.heading_path, c.body, c.start_byte, c.end_byte, d.language,
                        d.audience, d.valid_from, d.valid_until, d.metadata, d.format
                    FROM chunk AS c JOIN document AS d ON d.id = c.document_id
                    WHERE c.id = ? AND c.collection_id = ?
                    """
            )
            return try ids.compactMap { id in
                try Row.fetchOne(statement, arguments: [id, record.id]).map { try self.passage($0) }
            }
        }
    }

    private func passage(_ row: Row) throws -> Passage {
        let start: Int = row[6]
        let end: Int = row[7]
        guard 0 <= start, start <= end else {
            throw PersistenceError.corrupt(path: path, detail: "a chunk has the range \(start) to \(end)")
        }
        func day(_ index: Int) -> CalendarDate? { (row[index] as String?).flatMap { CalendarDate($0) } }
        return Passage(
            chunkID: row[0],
            documentID: row[1],
            uri: row[2],
            title: row[3],
            headingPath: try JSONText.decode([String].self, from: row[4]),
            text: row[5],
            format: TextFormat(rawValue: row[13]) ?? .plain,
            range: start..<end,
            language: row[8],
            audience: row[9],
            validity: Validity(from: day(10), until: day(11)),
            metadata: try JSONText.decode(Metadata.self, from: row[12])
        )
    }

    package func corpusVersion(of collection: String) async throws -> Int64 {
        try await read { db in try CollectionRecord(named: collection, in: db).corpusVersion }
    }
}
