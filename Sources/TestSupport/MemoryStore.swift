package import RAGCore
import Synchronization

/// A store in memory that keeps what `StoreContract` asks, as the one on disk does: chunks keep their ids, a commit is
/// whole or nothing, ids are not used again, words are found by BM25.
package final class MemoryStore: DocumentStore, PassageStore {
    /// What the store was asked.
    package enum Call: Sendable, Equatable {
        case openCollection
        case contentHashes
        case vectorsOfHashes(Int)
        case put([String])
        case remove([String])
        case documents
        case lexicalMatches
        case lexicalReach
        case vocabulary
        case chunkIDs
        case passages
        case vectorsOfChunks
        case corpusVersion
    }

    private struct State {
        var collections: [String: MemoryCollection] = [:]
        /// One count for all collections, so that an id of one means nothing in another.
        var nextChunkID: Int64 = 1
        var calls: [Call] = []
    }

    private let state = Mutex(State())
    private let hook: @Sendable (Call) throws -> Void

    /// - Parameter hook: sees each call before it has done anything; what it throws is what the store says.
    package init(_ hook: @escaping @Sendable (Call) throws -> Void = { _ in }) {
        self.hook = hook
    }

    /// What the store was asked, in order.
    package var calls: [Call] { state.withLock(\.calls) }

    /// The versions at which the documents of a collection were last changed, by id, and its own; nil where there is none.
    func versions(in collection: String) -> (documents: [String: Int64], collection: Int64)? {
        state.withLock { state in
            state.collections[collection].map { ($0.documents.mapValues(\.version), $0.version) }
        }
    }

    private func access<Value: Sendable>(_ call: Call, _ body: (inout State) throws -> Value) throws -> Value {
        state.withLock { $0.calls.append(call) }
        try hook(call)
        return try state.withLock { try body(&$0) }
    }

    private func read<Value: Sendable>(
        _ call: Call,
        _ name: String,
        _ body: (MemoryCollection) throws -> Value
    ) throws -> Value {
        try access(call) { state in
            guard let collection = state.collections[name] else { throw MemoryStoreError.missingCollection(name) }
            return try body(collection)
        }
    }

    /// A change that fails leaves the collection as it was.
    private func commit(
        _ call: Call,
        _ name: String,
        _ body: (inout MemoryCollection, inout Int64) throws -> VectorChange?
    ) throws -> CommitReport {
        try access(call) { state in
            guard var collection = state.collections[name] else { throw MemoryStoreError.missingCollection(name) }
            guard let change = try body(&collection, &state.nextChunkID) else {
                return CommitReport(corpusVersion: collection.version, vectors: VectorChange())
            }
            collection.version += 1
            state.collections[name] = collection
            return CommitReport(corpusVersion: collection.version, vectors: change)
        }
    }
}

extension MemoryStore {
    package func openCollection(_ settings: CollectionSettings) async throws {
        try access(.openCollection) { state in
            guard let stored = state.collections[settings.name] else {
                state.collections[settings.name] = MemoryCollection(settings: settings)
                return
            }
            guard stored.settings == settings else { throw MemoryStoreError.differentSettings(settings.name) }
        }
    }

    package func contentHashes(in collection: String) async throws -> [String: ContentHash] {
        try read(.contentHashes, collection) { $0.documents.mapValues(\.hash) }
    }

    package func vectors(of hashes: [ContentHash], in collection: String) async throws -> [ContentHash: [Float]] {
        try read(.vectorsOfHashes(hashes.count), collection) { $0.vectors(of: hashes) }
    }

    package func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport {
        try commit(.put(documents.map(\.document.id)), collection) { collection, nextID in
            try collection.put(documents, nextID: &nextID)
        }
    }

    package func remove(_ ids: [String], from collection: String) async throws -> CommitReport {
        try commit(.remove(ids), collection) { collection, _ in collection.remove(ids) }
    }

    package func documents(from sources: [String], in collection: String) async throws -> [String] {
        try read(.documents, collection) { $0.documents(from: sources) }
    }
}

extension MemoryStore {
    package func lexicalMatches(
        _ text: String,
        limit: Int,
        filter: Filter?,
        in collection: String
    ) async throws -> [LexicalMatch] {
        try read(.lexicalMatches, collection) { $0.lexicalMatches(text, limit: limit, filter: filter) }
    }

    package func lexicalReach(of text: String, in collection: String) async throws -> LexicalReach {
        try read(.lexicalReach, collection) { $0.lexicalReach(of: text) }
    }

    package func vocabulary(of words: [String], in collection: String) async throws -> [String: VocabularyMatch] {
        try read(.vocabulary, collection) { $0.vocabulary(of: words) }
    }

    package func chunkIDs(matching filter: Filter, in collection: String) async throws -> [Int64] {
        try read(.chunkIDs, collection) { $0.chunkIDs(matching: filter) }
    }

    package func passages(_ ids: [Int64], in collection: String) async throws -> [Passage] {
        try read(.passages, collection) { collection in ids.compactMap(collection.passage) }
    }

    package func vectors(_ ids: [Int64], in collection: String) async throws -> [Int64: [Float]] {
        try read(.vectorsOfChunks, collection) { collection in
            ids.reduce(into: [:]) { $0[$1] = collection.chunks[$1]?.prepared.vector }
        }
    }

    package func corpusVersion(of collection: String) async throws -> Int64 {
        try read(.corpusVersion, collection) { $0.version }
    }
}
