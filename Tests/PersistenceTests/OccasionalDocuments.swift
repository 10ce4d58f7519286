import Persistence
import RAGCore

/// Documents that are written now and then, as other processes do.
struct OccasionalDocuments: DocumentStore {
    private let writer: OccasionalWriter

    init(_ writer: OccasionalWriter) {
        self.writer = writer
    }

    private func write<Value>(_ body: (SQLiteStore) async throws -> Value) async throws -> Value {
        guard let value = try await writer.writing(body) else { throw CancellationError() }
        return value
    }

    func openCollection(_ collection: CollectionSettings) async throws {
        try await write { try await $0.openCollection(collection) }
    }

    func contentHashes(in collection: String) async throws -> [String: ContentHash] {
        try await write { try await $0.contentHashes(in: collection) }
    }

    func vectors(of hashes: [ContentHash], in collection: String) async throws -> [ContentHash: [Float]] {
        try await write { try await $0.vectors(of: hashes, in: collection) }
    }

    func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        try await write { try await $0.put(documents, in: collection) }
    }

    func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        try await write { try await $0.remove(ids, from: collection) }
    }

    func documents(from sources: [String], in collection: String) async throws -> [String] {
        try await write { try await $0.documents(from: sources, in: collection) }
    }

    func corpusVersion(of collection: String) async throws -> Int64 {
        try await write { try await $0.corpusVersion(of: collection) }
    }
}
