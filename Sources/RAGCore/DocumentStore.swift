/// Where documents, their chunks and their vectors are kept: what ingestion needs of it.
///
/// A change of a document is one transaction: a reader sees the old document or the new one, whole.
package protocol DocumentStore: Sendable {
    /// Makes the collection if there is none, with the embedder and the chunking that its vectors are made with.
    ///
    /// - Throws: where the collection exists with another embedder, dimension or chunking.
    func openCollection(_ collection: CollectionSettings) async throws

    /// The content hash of each document of the collection, by document id.
    func contentHashes(in collection: String) async throws -> [String: ContentHash]

    /// Chunk hashes among `hashes` whose vectors the collection already has, with those vectors.
    func vectors(of hashes: [ContentHash], in collection: String) async throws -> [ContentHash: [Float]]

    /// Puts documents in place of those with their ids, in one transaction.
    ///
    /// Chunks that are there already with an equal hash keep their identity and their vector.
    func put(_ documents: [PreparedDocument], in collection: String) async throws -> CommitReport

    /// Removes documents by id, in one transaction. Ids that are not there are passed over.
    func remove(_ ids: [String], from collection: String) async throws -> CommitReport

    /// The ids of the documents whose `source` is one of `sources` or lies below one of them.
    func documents(from sources: [String], in collection: String) async throws -> [String]

    /// How many commits the collection has seen.
    func corpusVersion(of collection: String) async throws -> Int64
}
