/// The writing side of a database: one process has it at a time, and others may hand their writes to that one.
package protocol CorpusWriter: Sendable {
    /// See `DocumentStore`.
    func openCollection(_ collection: CollectionSettings) async throws

    /// See `DocumentStore`.
    func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport

    /// See `DocumentStore`.
    func remove(_ ids: [String], from collection: String) async throws -> CommitReport

    /// Removes a collection with its documents, chunks, vectors and index, in one transaction.
    ///
    /// - Throws: where there is none of that name.
    func dropCollection(_ name: String) async throws

    /// Stores what was fitted; `FittedSettings.none` takes it back.
    func store(_ fitted: FittedSettings, of collection: String) async throws

    /// Stores a classifier in place of the one of that name; nil takes it away.
    func store(_ classifier: StoredClassifier?, named name: String) async throws

    /// See `AnswerStore`.
    @discardableResult
    func cache(_ answer: CachedAnswer, for key: AnswerKey, documents: [String], in collection: String) async throws
        -> Bool

    /// See `AnswerStore`.
    func record(_ record: AnswerRecord) async throws
}
