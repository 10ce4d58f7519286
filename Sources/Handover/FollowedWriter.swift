package import RAGCore

/// A writer whose changes are followed, such as by an index in memory, whoever makes them.
///
/// Each change is told before its write returns, and in the order of the commits: vectors can only be added in the order of
/// their ids. So changes are made one at a time, which a database does anyway. Answers and their records change no corpus and
/// wait for none.
package final class FollowedWriter: CorpusWriter {
    private let base: any CorpusWriter
    private let follow: @Sendable (CorpusChange) async -> Void
    private let turns = Turns()

    package init(_ base: any CorpusWriter, follow: @escaping @Sendable (CorpusChange) async -> Void) {
        self.base = base
        self.follow = follow
    }

    package func openCollection(_ collection: CollectionSettings) async throws {
        try await turns.perform {
            try await base.openCollection(collection)
            await follow(.opened(collection))
        }
    }

    package func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        try await turns.perform {
            let report = try await base.put(documents, in: collection)
            await follow(.committed(report, collection: collection))
            return report
        }
    }

    package func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        try await turns.perform {
            let report = try await base.remove(ids, from: collection)
            await follow(.committed(report, collection: collection))
            return report
        }
    }

    package func dropCollection(_ name: String) async throws {
        try await turns.perform {
            try await base.dropCollection(name)
            await follow(.dropped(collection: name))
        }
    }

    package func store(_ fitted: FittedSettings, of collection: String) async throws {
        try await turns.perform {
            try await base.store(fitted, of: collection)
            await follow(.fitted(fitted, collection: collection))
        }
    }

    package func store(_ classifier: StoredClassifier?, named name: String) async throws {
        try await turns.perform {
            try await base.store(classifier, named: name)
            await follow(.classifier(name: name))
        }
    }

    @discardableResult
    package func cache(
        _ answer: CachedAnswer,
        for key: AnswerKey,
        documents: [String],
        in collection: String
    ) async throws -> Bool {
        try await base.cache(answer, for: key, documents: documents, in: collection)
    }

    package func record(_ record: AnswerRecord) async throws {
        try await base.record(record)
    }
}
