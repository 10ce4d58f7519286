import Foundation
import GRDB
import RAGCore

/// The records of how answers came about, within one access to the database.
struct RecordTable {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Takes the place of the record with its id.
    func put(_ record: AnswerRecord, in collection: CollectionRecord, askedAt time: Int64) throws {
        var stored = record
        stored.vector = nil
        let payload = try JSONText.encode(stored)
        let vector = record.vector.map(VectorBlob.data)
        try run("DELETE FROM answer_record WHERE name = ?", [record.id])
        try run(
            """
            INSERT INTO answer_record (collection_id, name, asked_at, size, tenant, outcome, question, vector, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                collection.id, record.id, time, Self.size(of: record, payload, vector),
                Data(record.request.tenant.utf8), record.answer.route.outcome.rawValue, record.request.question,
                vector, payload,
            ]
        )
        let row = db.lastInsertedRowID
        for refusal in record.answer.refusals(to: record.request.question) {
            try run(
                """
                INSERT INTO refusal (record_id, collection_id, asked_at, is_part, reason, question, nearest)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    row, collection.id, time, refusal.isPart, refusal.reason.rawValue, refusal.question,
                    try refusal.nearest.map(JSONText.encode),
                ]
            )
        }
        for conflict in record.answer.metConflicts {
            // One of a document that has changed meanwhile is mended, or will be met again.
            try run(
                """
                INSERT INTO source_conflict (record_id, collection_id, asked_at, kind, first_chunk, first_sentence,
                    second_chunk, second_sentence)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
                WHERE EXISTS (SELECT 1 FROM chunk WHERE id = ?5 AND collection_id = ?2)
                    AND EXISTS (SELECT 1 FROM chunk WHERE id = ?7 AND collection_id = ?2)
                """,
                [
                    row, collection.id, time, conflict.kind.rawValue, conflict.first.chunkID, conflict.first.sentence,
                    conflict.second.chunkID, conflict.second.sentence,
                ]
            )
        }
    }

    /// - Parameter tenant: nil for any.
    func record(_ id: String, tenant: String?, askedAfter end: Int64) throws -> AnswerRecord? {
        // SQLite would read the id up to the NUL.
        guard !id.utf8.contains(0) else { return nil }
        let statement = try db.cachedStatement(
            sql: """
                SELECT r.payload, r.vector, c.dimension FROM answer_record AS r JOIN collection AS c ON c.id = r.collection_id
                WHERE r.name = ?1 AND r.asked_at > ?2 AND (?3 IS NULL OR r.tenant = ?3)
                """
        )
        let tenant = tenant.map { Data($0.utf8) }
        guard let row = try Row.fetchOne(statement, arguments: [id, end, tenant]) else { return nil }
        var record = try JSONText.decode(AnswerRecord.self, from: row[0])
        record.vector = (row[1] as Data?).flatMap { VectorBlob.vector($0, dimension: row[2]) }
        return record
    }

    /// The latest, latest first.
    func latest(_ limit: Int, of collectionID: Int64, tenant: String?, askedAfter end: Int64) throws -> [RecordSummary]
    {
        let statement = try db.cachedStatement(
            sql: """
                SELECT name, asked_at, tenant, outcome, question FROM answer_record
                WHERE collection_id = ?1 AND asked_at > ?2 AND (?3 IS NULL OR tenant = ?3)
                ORDER BY asked_at DESC, id DESC LIMIT ?4
                """
        )
        let tenant = tenant.map { Data($0.utf8) }
        return try Row.fetchAll(statement, arguments: [collectionID, end, tenant, limit]).map { row in
            let tenant: Data = row[2]
            return RecordSummary(
                id: row[0],
                date: Microseconds.date(row[1]),
                tenant: String(decoding: tenant, as: UTF8.self),
                outcome: Route.Outcome(rawValue: row[3]) ?? .handoff,
                question: row[4]
            )
        }
    }

    /// What a record takes on the disk, about.
    private static func size(of record: AnswerRecord, _ payload: String, _ vector: Data?) -> Int64 {
        let texts = payload.utf8.count + record.request.question.utf8.count + record.request.tenant.utf8.count
        return Int64(texts + (vector?.count ?? 0) + 512)
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
