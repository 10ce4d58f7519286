import RAGCore

/// Does what is handed over, and words what becomes of it.
struct WriteReceiver: Sendable {
    let writer: any CorpusWriter
    let keys: (any AccessKeyStore)?

    func reply(to request: WriteRequest) async -> WriteReply {
        do {
            return try await perform(request)
        } catch let error as any StoreError {
            return .refused(error.kind, error.description)
        } catch is CancellationError {
            return .refused(.databaseRefused, "The process that writes the database is ending; run the command again.")
        } catch {
            return .refused(.fault, String(describing: error))
        }
    }

    private func perform(_ request: WriteRequest) async throws -> WriteReply {
        switch request {
        case .openCollection(let settings): try await writer.openCollection(settings)
        case .put(let documents, let collection):
            return .committed(try await writer.put(documents, in: collection))
        case .remove(let ids, let collection):
            return .committed(try await writer.remove(ids, from: collection))
        case .dropCollection(let name): try await writer.dropCollection(name)
        case .storeFitted(let fitted, let collection): try await writer.store(fitted, of: collection)
        case .storeClassifier(let classifier, let name): try await writer.store(classifier, named: name)
        case .cache(let answer, let key, let documents, let collection):
            return .kept(try await writer.cache(answer, for: key, documents: documents, in: collection))
        case .record(let record): try await writer.record(record)
        case .putAccessKey(let key):
            guard let keys else {
                throw HandoverError.refused(
                    .databaseRefused,
                    "The process that writes the database keeps no access keys."
                )
            }
            try await keys.put(key)
        }
        return .done
    }
}
