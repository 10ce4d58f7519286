package import RAGCore
import Synchronization

/// Answers in memory, over the documents of a `MemoryStore`. It looks at their versions whenever it is asked, and so has
/// nothing to drop.
package final class MemoryAnswerStore: AnswerStore {
    private struct Place: Hashable {
        var collection: String
        var key: AnswerKey
    }

    private struct Kept {
        var answer: CachedAnswer
        /// The versions of the documents that it used.
        var versions: [String: Int64]
    }

    private struct State {
        var answers: [Place: Kept] = [:]
        var records: [AnswerRecord] = []
    }

    private let documents: MemoryStore
    private let state = Mutex(State())

    package init(documents: MemoryStore) {
        self.documents = documents
    }

    /// In the order in which they were written.
    package var records: [AnswerRecord] { state.withLock(\.records) }

    package func cachedAnswer(for key: AnswerKey, in collection: String) async throws -> CachedAnswer? {
        let now = try versions(in: collection).documents
        guard let kept = state.withLock({ $0.answers[Place(collection: collection, key: key)] }),
            kept.versions.allSatisfy({ now[$0.key] == $0.value })
        else { return nil }
        return kept.answer
    }

    @discardableResult
    package func cache(
        _ answer: CachedAnswer,
        for key: AnswerKey,
        documents: [String],
        in collection: String
    ) async throws -> Bool {
        let now = try versions(in: collection)
        let version = answer.answer.corpusVersion
        let used = now.documents.filter { documents.contains($0.key) && $0.value <= version }
        guard !documents.isEmpty, used.count == Set(documents).count, version <= now.collection else { return false }
        state.withLock {
            $0.answers[Place(collection: collection, key: key)] = Kept(answer: answer, versions: used)
        }
        return true
    }

    package func record(_ record: AnswerRecord) async throws {
        _ = try versions(in: record.request.collection)
        state.withLock { state in
            state.records.removeAll { $0.id == record.id }
            state.records.append(record)
        }
    }

    private func versions(in collection: String) throws -> (documents: [String: Int64], collection: Int64) {
        guard let versions = documents.versions(in: collection) else {
            throw MemoryStoreError.missingCollection(collection)
        }
        return versions
    }
}
