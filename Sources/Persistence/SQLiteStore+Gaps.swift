import Foundation
import GRDB
import RAGCore

extension SQLiteStore {
    /// The latest questions that the documents did not answer, latest first.
    package func refusedQuestions(
        in collection: String,
        _ selection: GapSelection
    ) async throws -> [RefusedQuestion] {
        let end = options.answers.end(at: now)
        return try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT r.name, f.asked_at, f.reason, f.question, f.nearest, iif(f.is_part, NULL, r.vector)
                    FROM refusal AS f JOIN answer_record AS r ON r.id = f.record_id
                    WHERE \(GapSelection.condition)
                    ORDER BY f.asked_at DESC, f.rowid DESC LIMIT ?5
                    """,
                arguments: selection.arguments(record.id, end: end)
            )
            return try rows.compactMap { row in
                guard let reason = Handoff.Reason(rawValue: row[2]) else { return nil }
                return RefusedQuestion(
                    recordID: row[0],
                    date: Microseconds.date(row[1]),
                    reason: reason,
                    question: row[3],
                    nearest: try (row[4] as String?).map { try JSONText.decode(Suggestion.self, from: $0) },
                    vector: (row[5] as Data?).flatMap { VectorBlob.vector($0, dimension: record.settings.dimension) }
                )
            }
        }
    }

    /// Disagreements that answers have met and that still stand in the documents, those met most often first.
    package func metConflicts(
        in collection: String,
        _ selection: GapSelection
    ) async throws -> [MetConflict] {
        let end = options.answers.end(at: now)
        return try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT f.kind, c1.id, d1.external_id, f.first_sentence, c2.id, d2.external_id, f.second_sentence,
                        count(*) AS times, max(f.asked_at) AS last
                    FROM source_conflict AS f JOIN answer_record AS r ON r.id = f.record_id
                        JOIN chunk AS c1 ON c1.id = f.first_chunk JOIN document AS d1 ON d1.id = c1.document_id
                        JOIN chunk AS c2 ON c2.id = f.second_chunk JOIN document AS d2 ON d2.id = c2.document_id
                    WHERE \(GapSelection.condition)
                    GROUP BY f.kind, f.first_chunk, f.first_sentence, f.second_chunk, f.second_sentence
                    ORDER BY times DESC, last DESC, min(f.rowid) LIMIT ?5
                    """,
                arguments: selection.arguments(record.id, end: end)
            )
            return rows.compactMap { row in
                guard let kind = SourceConflict.Kind(rawValue: row[0]) else { return nil }
                let conflict = SourceConflict(
                    kind: kind,
                    first: .init(documentID: row[2], chunkID: row[1], sentence: row[3]),
                    second: .init(documentID: row[5], chunkID: row[4], sentence: row[6])
                )
                return MetConflict(conflict: conflict, count: row[7], last: Microseconds.date(row[8]))
            }
        }
    }
}
