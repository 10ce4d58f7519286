package import RAGCore

/// Keeps answers for a process that reads: it writes where nobody else does, for as long as one write takes, and never
/// waits for the right to. Beside a process that writes, it hands over to that; where that takes nothing in, nothing is kept.
package struct OccasionalWriter: AnswerStore {
    private let store: SQLiteStore
    private let holder: @Sendable (String) async throws -> (any CorpusWriter)?

    /// - Parameters:
    ///   - store: what it reads from. One that writes is written by itself.
    ///   - holder: who writes the database of a path for others, where somebody does.
    package init(
        beside store: SQLiteStore,
        holder: @escaping @Sendable (String) async throws -> (any CorpusWriter)? = { _ in nil }
    ) {
        self.store = store
        self.holder = holder
    }

    package func cachedAnswer(for key: AnswerKey, in collection: String) async throws -> CachedAnswer? {
        try await store.cachedAnswer(for: key, in: collection)
    }

    @discardableResult
    package func cache(
        _ answer: CachedAnswer,
        for key: AnswerKey,
        documents: [String],
        in collection: String
    ) async throws -> Bool {
        let isKept = try await writing { try await $0.cache(answer, for: key, documents: documents, in: collection) }
        if let isKept { return isKept }
        // What this process may not keep, another does not keep for it.
        let kept = store.options.answers.keepsQuestions ? answer : answer.withoutQuestion
        return try await holder(store.path)?.cache(kept, for: key, documents: documents, in: collection) ?? false
    }

    package func record(_ record: AnswerRecord) async throws {
        let isDone: Void? = try await writing { try await $0.record(record) }
        guard isDone == nil, store.options.answers.keepsQuestions else { return }
        try await holder(store.path)?.record(record)
    }

    /// The value of `body`, given a store that writes; nil where another process writes, or the file may not be written.
    @discardableResult
    package func writing<Value>(_ body: (SQLiteStore) async throws -> Value) async throws -> Value? {
        if store.canWrite { return try await body(store) }
        guard let writer = try await SQLiteStore.openIfFree(path: store.path, options: store.options) else {
            return nil
        }
        do {
            let value = try await body(writer)
            await writer.close()
            return value
        } catch {
            await writer.close()
            throw error
        }
    }
}
