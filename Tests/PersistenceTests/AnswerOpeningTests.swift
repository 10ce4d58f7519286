import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct AnswerOpeningTests {
    @Test func `a database of the layout before is brought up to date, and its documents keep their answers apart`()
        async throws
    {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        try folder.makeSecondLayout()
        #expect(throws: PersistenceError.outdatedDatabase(path: folder.database)) { try folder.store(.read) }
        let store = try folder.store()
        #expect(try await store.corpusVersion(of: "default") == 1)
        let answer = CachedAnswer(recordID: nil, answer: .made("one", version: 1))
        let key = AnswerKey(digest: [1])
        #expect(try await store.cache(answer, for: key, documents: ["a"], in: "default"))
        _ = try await store.put([.made("a", ["two"])], in: "default")
        #expect(try await store.cachedAnswer(for: key, in: "default") == nil)
        #expect(try await store.doctor().findings == [])
    }

    @Test func `a free database is opened for writing, and one that is written is not waited for`() async throws {
        let folder = try TemporaryFolder()
        await #expect(throws: PersistenceError.missingDatabase(path: folder.database)) {
            _ = try await SQLiteStore.openIfFree(path: folder.database)
        }
        #expect(try folder.contents().isEmpty)
        try await folder.fill([.made("a", ["one"])])
        let first = try #require(try await SQLiteStore.openIfFree(path: folder.database))
        #expect(first.canWrite)
        #expect(try await SQLiteStore.openIfFree(path: folder.database) == nil)
        let reader = try folder.store(.read)
        #expect(!reader.canWrite)
        let answers = OccasionalWriter(beside: reader)
        try await answers.record(.made("ans_1", date: Date()))
        #expect(try await reader.answerRecord("ans_1") == nil)
        let answer = CachedAnswer(recordID: nil, answer: .made("one", version: 1))
        #expect(try await !answers.cache(answer, for: AnswerKey(digest: [1]), documents: ["a"], in: "default"))
        await first.close()
        try await answers.record(.made("ans_2", date: Date()))
        #expect(try await reader.answerRecord("ans_2") != nil)
        #expect(try await OccasionalWriter(beside: first).writing { $0.path } != nil)
        // The lock was held for one write only.
        let last = try folder.store()
        await last.close()
    }

    @Test func `a file that may not be written is left to reading`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        chmod(folder.database, 0o444)
        #expect(try await SQLiteStore.openIfFree(path: folder.database) == nil)
        try await OccasionalWriter(beside: try folder.store(.read)).record(.made("ans_1", date: Date()))
    }
}

extension TemporaryFolder {
    /// The layout before classifiers and answers were kept.
    func makeSecondLayout() throws {
        try tamper(
            """
            ALTER TABLE document DROP COLUMN updated_at;
            DROP TABLE access_key; DROP TABLE access_version; DROP TABLE key_spend; DROP TABLE feedback;
            DROP TABLE idempotency; DROP TRIGGER collection_dropped; DROP TRIGGER document_changed; DROP TRIGGER document_removed;
            DROP TABLE source_conflict; DROP TABLE refusal; DROP TABLE answer_record; DROP TABLE answer_document;
            DROP TABLE answer; DROP TABLE kept_size; DROP TABLE former_collection; DROP TABLE classifier;
            PRAGMA user_version = 2
            """
        )
    }
}
