import Foundation
import GRDB
package import RAGCore

extension SQLiteStore: AnswerStore {
    /// An answer that cannot be read, as another version of the program leaves it, counts as none.
    package func cachedAnswer(for key: AnswerKey, in collection: String) async throws -> CachedAnswer? {
        let end = options.answers.end(at: now)
        return try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            guard let payload = try AnswerTable(db, record).payload(for: key, askedAfter: end) else { return nil }
            return try? JSONDecoder().decode(CachedAnswer.self, from: payload)
        }
    }

    /// Where no questions are kept, the answer is kept without its query and entities, and without a record.
    ///
    /// The version that counts is the answer's: a document that was changed after it, or is not there, and an answer over a
    /// collection that was dropped meanwhile, keep it out. So does an answer larger than all may be.
    @discardableResult
    package func cache(
        _ answer: CachedAnswer,
        for key: AnswerKey,
        documents: [String],
        in collection: String
    ) async throws -> Bool {
        let keeping = options.answers
        let now = now
        let documents = Set(documents)
        let payload = try JSONText.encode(keeping.keepsQuestions ? answer : answer.withoutQuestion)
        let size = AnswerTable.size(of: payload, documents: documents.count)
        guard !documents.isEmpty, size <= keeping.cacheBytes else { return false }
        return try await write { db in
            let table = AnswerTable(db, try CollectionRecord(named: collection, in: db))
            guard let rows = try table.unchanged(documents, since: answer.answer.corpusVersion) else { return false }
            try table.put(payload, for: key, documents: rows, askedAt: keeping.keepsQuestions ? now : nil)
            try KeptRows.answer.clear(askedUntil: keeping.end(at: now), to: keeping.cacheBytes, db)
            return true
        }
    }

    var now: Int64 { Microseconds.since1970(options.time.date) }
}
