package import RAGCore

/// A store that reads its database itself and hands its writes to the process that holds it.
package struct HandedOverStore<Reader: DocumentStore & PassageStore & AnswerStore>: Sendable {
    private let reader: Reader
    private let writer: RemoteWriter

    package init(reader: Reader, writer: RemoteWriter) {
        self.reader = reader
        self.writer = writer
    }
}

extension HandedOverStore: DocumentStore {
    package func contentHashes(in collection: String) async throws -> [String: ContentHash] {
        try await reader.contentHashes(in: collection)
    }

    package func vectors(of hashes: [ContentHash], in collection: String) async throws -> [ContentHash: [Float]] {
        try await reader.vectors(of: hashes, in: collection)
    }

    package func documents(from sources: [String], in collection: String) async throws -> [String] {
        try await reader.documents(from: sources, in: collection)
    }

    package func corpusVersion(of collection: String) async throws -> Int64 {
        try await (reader as any DocumentStore).corpusVersion(of: collection)
    }
}

extension HandedOverStore: PassageStore {
    package func lexicalMatches(
        _ text: String,
        limit: Int,
        filter: Filter?,
        in collection: String
    ) async throws -> [LexicalMatch] {
        try await reader.lexicalMatches(text, limit: limit, filter: filter, in: collection)
    }

    package func lexicalReach(of text: String, in collection: String) async throws -> LexicalReach {
        try await reader.lexicalReach(of: text, in: collection)
    }

    package func vocabulary(of words: [String], in collection: String) async throws -> [String: VocabularyMatch] {
        try await reader.vocabulary(of: words, in: collection)
    }

    package func chunkIDs(matching filter: Filter, in collection: String) async throws -> [Int64] {
        try await reader.chunkIDs(matching: filter, in: collection)
    }

    package func passages(_ ids: [Int64], in collection: String) async throws -> [Passage] {
        try await reader.passages(ids, in: collection)
    }

    package func vectors(_ ids: [Int64], in collection: String) async throws -> [Int64: [Float]] {
        try await reader.vectors(ids, in: collection)
    }
}

extension HandedOverStore: AnswerStore {
    package func cachedAnswer(for key: AnswerKey, in collection: String) async throws -> CachedAnswer? {
        try await reader.cachedAnswer(for: key, in: collection)
    }
}

extension HandedOverStore: CorpusWriter {
    package func openCollection(_ collection: CollectionSettings) async throws {
        try await writer.openCollection(collection)
    }

    package func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        try await writer.put(documents, in: collection)
    }

    package func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        try await writer.remove(ids, from: collection)
    }

    package func dropCollection(_ name: String) async throws {
        try await writer.dropCollection(name)
    }

    package func store(_ fitted: FittedSettings, of collection: String) async throws {
        try await writer.store(fitted, of: collection)
    }

    package func store(_ classifier: StoredClassifier?, named name: String) async throws {
        try await writer.store(classifier, named: name)
    }

    @discardableResult
    package func cache(
        _ answer: CachedAnswer,
        for key: AnswerKey,
        documents: [String],
        in collection: String
    ) async throws -> Bool {
        try await writer.cache(answer, for: key, documents: documents, in: collection)
    }

    package func record(_ record: AnswerRecord) async throws {
        try await writer.record(record)
    }
}
