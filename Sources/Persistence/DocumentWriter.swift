import Foundation
import GRDB
import RAGCore

/// Puts and removes documents of one collection within a transaction.
struct DocumentWriter {
    private let db: Database
    private let collectionID: Int64
    private let index: FullTextIndex
    /// The version of the commit that is being made.
    let version: Int64
    /// In microseconds since 1970.
    private let now: Int64
    private(set) var log = ChangeLog()

    init(_ db: Database, _ collection: CollectionRecord, version: Int64, at now: Int64) {
        self.db = db
        collectionID = collection.id
        index = collection.index
        self.version = version
        self.now = now
    }

    /// Puts a document in place of the one with its id. Chunks whose hash it had already keep their id and their vector;
    /// one whose content hash is equal keeps its version, and the answers that used it.
    mutating func put(_ prepared: PreparedDocument) throws {
        let documentID = try upsert(prepared)
        try replaceMetadata(of: documentID, with: prepared.document.metadata)
        var stored = try storedChunks(of: documentID)
        for (ordinal, chunk) in prepared.chunks.enumerated() {
            let values = try columns(of: chunk, ordinal: ordinal, title: prepared.document.title)
            if let id = stored[Data(chunk.hash.bytes)]?.popLast() {
                try update(id, to: values)
            } else {
                try insert(chunk, values, documentID: documentID)
            }
        }
        for id in stored.values.joined() {
            try forget(id)
            try run("DELETE FROM chunk WHERE id = ?", [id])
        }
    }

    /// Removes a document with everything that is its own. False where there is none.
    mutating func remove(_ externalID: String) throws -> Bool {
        // SQLite would read the id up to the NUL, and no stored id has one.
        guard !externalID.utf8.contains(0) else { return false }
        let find = try db.cachedStatement(
            sql: "SELECT id FROM document WHERE collection_id = ? AND external_id = ?"
        )
        guard let id = try Int64.fetchOne(find, arguments: [collectionID, externalID]) else { return false }
        let chunks = try db.cachedStatement(sql: "SELECT id FROM chunk WHERE document_id = ?")
        for chunk in try Int64.fetchAll(chunks, arguments: [id]) { try forget(chunk) }
        try run("DELETE FROM document WHERE id = ?", [id])
        return true
    }

    private func upsert(_ prepared: PreparedDocument) throws -> Int64 {
        let document = prepared.document
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO document (collection_id, external_id, uri, source, title, language, audience, valid_from,
                    valid_until, content_hash, updated_version, metadata, format, text, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (collection_id, external_id) DO UPDATE SET
                    uri = excluded.uri, source = excluded.source, title = excluded.title,
                    language = excluded.language, audience = excluded.audience, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, content_hash = excluded.content_hash,
                    updated_version = CASE WHEN content_hash = excluded.content_hash
                        THEN updated_version ELSE excluded.updated_version END,
                    updated_at = CASE WHEN content_hash = excluded.content_hash
                        THEN updated_at ELSE excluded.updated_at END,
                    metadata = excluded.metadata, format = excluded.format, text = excluded.text
                RETURNING id
                """
        )
        let id = try Int64.fetchOne(
            statement,
            arguments: [
                collectionID, document.id, document.uri, prepared.source, document.title, document.language,
                document.audience, document.validity.from?.description, document.validity.until?.description,
                Data(prepared.contentHash.bytes), version, try JSONText.encode(document.metadata),
                document.format.rawValue, document.text, now,
            ]
        )
        guard let id else { throw PersistenceError.unexpected("a document was stored without an id") }
        return id
    }

    private func replaceMetadata(of documentID: Int64, with metadata: Metadata) throws {
        try run("DELETE FROM metadata_value WHERE document_id = ?", [documentID])
        for entry in MetadataEntry.entries(of: metadata) {
            let (column, value): (String, any DatabaseValueConvertible) =
                switch entry.value {
                case .string(let text): ("text", text)
                case .number(let number): ("number", number)
                case .bool(let flag): ("flag", flag)
                }
            try run(
                "INSERT INTO metadata_value (document_id, collection_id, key, \(column)) VALUES (?, ?, ?, ?)",
                [documentID, collectionID, entry.key, value]
            )
        }
    }

    /// The ids of a document's chunks by hash, the last in the text first: equal chunks are taken up in their order.
    private func storedChunks(of documentID: Int64) throws -> [Data: [Int64]] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, hash FROM chunk WHERE document_id = ? ORDER BY ordinal DESC"
        )
        var chunks: [Data: [Int64]] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [documentID])
        while let row = try rows.next() {
            let hash: Data = row[1]
            chunks[hash, default: []].append(row[0])
        }
        return chunks
    }

    /// The columns of a chunk that can change while it keeps its id: where it stands, then what the index holds of it.
    private static let changing = "ordinal, start_byte, end_byte, length, heading_path, title, headings, body"

    private func columns(of prepared: PreparedChunk, ordinal: Int, title: String) throws -> StatementArguments {
        let chunk = prepared.chunk
        return [
            ordinal, chunk.range.lowerBound, chunk.range.upperBound, chunk.length,
            try JSONText.encode(chunk.headingPath), title, chunk.headingPath.joined(separator: " "), chunk.text,
        ]
    }

    private func update(_ id: Int64, to values: StatementArguments) throws {
        let isTextEqual = try db.cachedStatement(
            sql: """
                SELECT (title, headings, body) IS (?6, ?7, ?8) FROM chunk
                WHERE id = ?9 AND (\(Self.changing)) IS NOT (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """
        )
        // No row: nothing has changed.
        guard let keepsText = try Bool.fetchOne(isTextEqual, arguments: values + [id]) else { return }
        if !keepsText { try index.remove(id, db) }
        try run("UPDATE chunk SET (\(Self.changing)) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?", values + [id])
        if !keepsText { try index.insert(id, db) }
    }

    private mutating func insert(_ chunk: PreparedChunk, _ values: StatementArguments, documentID: Int64) throws {
        try run(
            """
            INSERT INTO chunk (\(Self.changing), document_id, collection_id, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            values + [documentID, collectionID, Data(chunk.hash.bytes)]
        )
        let id = db.lastInsertedRowID
        try index.insert(id, db)
        try run("INSERT INTO vector (chunk_id, value) VALUES (?, ?)", [id, VectorBlob.data(of: chunk.vector)])
        log.add(id, vector: chunk.vector)
    }

    /// Before a chunk is deleted.
    private mutating func forget(_ id: Int64) throws {
        try index.remove(id, db)
        log.remove(id)
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
