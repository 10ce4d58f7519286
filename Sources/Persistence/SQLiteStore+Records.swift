import GRDB
package import RAGCore

extension SQLiteStore {
    /// Writes nothing where no questions are kept. Either way some of those that have had their time are cleared away.
    ///
    /// - Throws: `PersistenceError.invalidFilter` for a request whose filter no search would take.
    package func record(_ record: AnswerRecord) async throws {
        // To write a filter down takes a stack as deep as it nests.
        if let filter = record.request.filter { _ = try FilterCompiler.compile(filter, collectionID: 0) }
        let keeping = options.answers
        let now = now
        let end = keeping.end(at: now)
        if !keeping.keepsQuestions {
            let isDue = try await read { db in
                try KeptRows.record.hasExpired(askedUntil: end, db) || KeptRows.answer.hasExpired(askedUntil: end, db)
            }
            guard isDue else { return }
        }
        try await write { db in
            if keeping.keepsQuestions {
                let collection = try CollectionRecord(named: record.request.collection, in: db)
                // One from the future would outlive its time.
                try RecordTable(db).put(record, in: collection, askedAt: min(Microseconds.since1970(record.date), now))
            }
            try KeptRows.record.clear(askedUntil: end, to: keeping.recordBytes, db)
            try KeptRows.answer.clear(askedUntil: end, to: keeping.cacheBytes, db)
        }
    }

    /// How an answer came about; nil where that is not kept, or no more.
    ///
    /// - Parameter tenant: whose answer it has to be; nil for anybody's.
    package func answerRecord(_ id: String, tenant: String? = nil) async throws -> AnswerRecord? {
        let end = options.answers.end(at: now)
        return try await read { db in try RecordTable(db).record(id, tenant: tenant, askedAfter: end) }
    }

    /// The latest answers of a collection, latest first.
    ///
    /// - Parameter tenant: whose; nil for everybody's.
    package func latestRecords(_ limit: Int, in collection: String, tenant: String? = nil) async throws
        -> [RecordSummary]
    {
        let end = options.answers.end(at: now)
        return try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            return try RecordTable(db).latest(max(0, limit), of: record.id, tenant: tenant, askedAfter: end)
        }
    }

    /// The versions of the collection at which documents were last changed, by id. Those that are not there are left out.
    package func documentVersions(of ids: some Sequence<String> & Sendable, in collection: String) async throws
        -> [String: Int64]
    {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let statement = try db.cachedStatement(
                sql: "SELECT updated_version FROM document WHERE collection_id = ? AND external_id = ?"
            )
            var versions: [String: Int64] = [:]
            for id in ids where versions[id] == nil && !id.utf8.contains(0) {
                versions[id] = try Int64.fetchOne(statement, arguments: [record.id, id])
            }
            return versions
        }
    }
}
