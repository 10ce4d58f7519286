package import RAGCore

/// Keeps answers for a process that reads: it writes where nobody else does, for as long as one write takes, and never
/// waits. Beside a process that writes, nothing is kept.
package struct OccasionalWriter: AnswerStore {
    private let store: SQLiteStore

    /// - Parameter store: what it reads from. One that writes is written by itself.
    package init(beside store: SQLiteStore) {
        self.store = store
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
        try await writing { try await $0.cache(answer, for: key, documents: documents, in: collection) } ?? false
    }

    package func record(_ record: AnswerRecord) async throws {
        try await writing { try await $0.record(record) }
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
