package import RAGCore

extension RemoteWriter: CorpusWriter {
    package func openCollection(_ collection: CollectionSettings) async throws {
        try await done(.openCollection(collection))
    }

    package func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        for prepared in documents {
            if let fault = prepared.document.fault {
                throw HandoverError.invalidDocument(id: prepared.document.id, fault)
            }
        }
        return try await committed(.put(documents, collection: collection))
    }

    package func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        try await committed(.remove(ids, collection: collection))
    }

    package func dropCollection(_ name: String) async throws {
        try await done(.dropCollection(name))
    }

    package func store(_ fitted: FittedSettings, of collection: String) async throws {
        try await done(.storeFitted(fitted, collection: collection))
    }

    package func store(_ classifier: StoredClassifier?, named name: String) async throws {
        try await done(.storeClassifier(classifier, name: name))
    }

    @discardableResult
    package func cache(
        _ answer: CachedAnswer,
        for key: AnswerKey,
        documents: [String],
        in collection: String
    ) async throws -> Bool {
        let reply = try await perform(.cache(answer, key, documents: documents, collection: collection))
        guard case .kept(let isKept) = reply else { throw HandoverError.malformed("\(reply) to an answer") }
        return isKept
    }

    package func record(_ record: AnswerRecord) async throws {
        try await done(.record(record))
    }

    /// Keeps a key, in the place of the one with its id.
    package func put(_ key: AccessKey) async throws {
        try await done(.putAccessKey(key))
    }

    private func done(_ request: WriteRequest) async throws {
        let reply = try await perform(request)
        guard reply == .done else { throw HandoverError.malformed("\(reply) where nothing was to be told") }
    }

    private func committed(_ request: WriteRequest) async throws -> CommitReport {
        let reply = try await perform(request)
        guard case .committed(let report) = reply else { throw HandoverError.malformed("\(reply) to a commit") }
        return report
    }
}
