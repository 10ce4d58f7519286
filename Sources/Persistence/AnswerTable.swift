import Foundation
import GRDB
import RAGCore

/// The answers that may be given again, within one access to the database.
struct AnswerTable {
    private let db: Database
    private let collection: CollectionRecord

    init(_ db: Database, _ collection: CollectionRecord) {
        self.db = db
        self.collection = collection
    }

    /// - Parameter end: an answer that holds its question is there only if that was asked after this time.
    func payload(for key: AnswerKey, askedAfter end: Int64) throws -> Data? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT payload FROM answer
                WHERE collection_id = ? AND key = ? AND (asked_at IS NULL OR asked_at > ?)
                """
        )
        return try Data.fetchOne(statement, arguments: [collection.id, Data(key.digest), end])
    }

    /// The rows of documents that are as they were at `version`; nil where one of them is not.
    func unchanged(_ documents: Set<String>, since version: Int64) throws -> [Int64]? {
        guard version <= collection.corpusVersion else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM document WHERE collection_id = ? AND external_id = ? AND updated_version <= ?"
        )
        var rows: [Int64] = []
        for document in documents {
            // SQLite would read the id up to the NUL, and no stored id has one.
            guard !document.utf8.contains(0),
                let row = try Int64.fetchOne(statement, arguments: [collection.id, document, version])
            else { return nil }
            rows.append(row)
        }
        return rows
    }

    /// Takes the place of what is there under `key`.
    ///
    /// - Parameters:
    ///   - documents: the rows of those that it used.
    ///   - time: when it was asked; nil where the payload holds nothing of the question.
    func put(_ payload: String, for key: AnswerKey, documents: [Int64], askedAt time: Int64?) throws {
        let key = Data(key.digest)
        try run("DELETE FROM answer WHERE collection_id = ? AND key = ?", [collection.id, key])
        try run(
            "INSERT INTO answer (collection_id, key, asked_at, size, payload) VALUES (?, ?, ?, ?, ?)",
            [collection.id, key, time, Self.size(of: payload, documents: documents.count), payload]
        )
        let id = db.lastInsertedRowID
        for document in documents {
            try run("INSERT INTO answer_document (document_id, answer_id) VALUES (?, ?)", [document, id])
        }
    }

    /// What an answer takes on the disk, about: itself, its key and rows and their entries in indexes.
    static func size(of payload: String, documents: Int) -> Int64 {
        Int64(payload.utf8.count + 256 + 64 * documents)
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
