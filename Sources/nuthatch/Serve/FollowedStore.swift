import Persistence
import RAGCore

/// The documents of a service: read from its store, written through whoever tells its indexes.
struct FollowedStore: DocumentStore {
    let store: SQLiteStore
    let writer: any CorpusWriter

    func openCollection(_ collection: CollectionSettings) async throws {
        try await writer.openCollection(collection)
    }

    func contentHashes(in collection: String) async throws -> [String: ContentHash] {
        try await store.contentHashes(in: collection)
    }

    func vectors(of hashes: [ContentHash], in collection: String) async throws -> [ContentHash: [Float]] {
        try await store.vectors(of: hashes, in: collection)
    }

    func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        try await writer.put(documents, in: collection)
    }

    func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        try await writer.remove(ids, from: collection)
    }

    func documents(from sources: [String], in collection: String) async throws -> [String] {
        try await store.documents(from: sources, in: collection)
    }

    func corpusVersion(of collection: String) async throws -> Int64 {
        try await store.corpusVersion(of: collection)
    }
}
