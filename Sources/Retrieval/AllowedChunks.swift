import RAGCore
import Synchronization

/// The chunks that a filter leaves, remembered as long as the corpus is the same.
///
/// Most questions come with the same few filters (today, this audience), and each would otherwise walk all documents.
/// The memory is bounded: beyond 16 filters it begins anew.
final class AllowedChunks: Sendable {
    private struct Key: Hashable {
        var collection: String
        var filter: Filter
    }

    private struct Entry {
        var corpusVersion: Int64
        var ids: [Int64]
    }

    private let entries = Mutex<[Key: Entry]>([:])
    private let capacity = 16

    /// The chunks of `collection` that `filter` leaves, ascending.
    ///
    /// - Parameter version: the corpus version, read before. The ids are of that version or a later one.
    func ids(matching filter: Filter, in collection: String, at version: Int64, of store: any PassageStore)
        async throws -> [Int64]
    {
        let key = Key(collection: collection, filter: filter)
        if let entry = entries.withLock({ $0[key] }), entry.corpusVersion == version { return entry.ids }
        let ids = try await store.chunkIDs(matching: filter, in: collection)
        entries.withLock { entries in
            if entries.count >= capacity, entries[key] == nil { entries.removeAll() }
            entries[key] = Entry(corpusVersion: version, ids: ids)
        }
        return ids
    }
}
