import RAGCore
import TestSupport

/// A writer that has nothing to write to.
struct RefusingWriter: CorpusWriter {
    /// What becomes of documents.
    var onPut: @Sendable () throws -> CommitReport = { throw MemoryStoreError.refused }

    func openCollection(_ collection: CollectionSettings) async throws { throw MemoryStoreError.refused }
    func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        try onPut()
    }
    func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        throw MemoryStoreError.refused
    }
    func dropCollection(_ name: String) async throws { throw MemoryStoreError.refused }
    func store(_ fitted: FittedSettings, of collection: String) async throws { throw MemoryStoreError.refused }
    func store(_ classifier: StoredClassifier?, named name: String) async throws { throw MemoryStoreError.refused }
    func cache(
        _ answer: CachedAnswer,
        for key: AnswerKey,
        documents: [String],
        in collection: String
    ) async throws -> Bool {
        throw MemoryStoreError.refused
    }
    func record(_ record: AnswerRecord) async throws { throw MemoryStoreError.refused }
}
