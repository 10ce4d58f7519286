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

package struct CollectionSettings: Sendable, Equatable {
    package var name: String
    package var embedder: String
    package var dimension: Int
    /// What the chunker was told, as text that is equal for equal settings.
    package var chunking: String

    package init(name: String, embedder: String, dimension: Int, chunking: String) {
        self.name = name
        self.embedder = embedder
        self.dimension = dimension
        self.chunking = chunking
    }
}

/// SHA-256 of what a document or a chunk is made of.
package struct ContentHash: Sendable, Hashable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

/// A document that is ready to be stored.
package struct PreparedDocument: Sendable {
    package var document: Document
    package var contentHash: ContentHash
    /// The file or feed it came from, as an absolute path.
    package var source: String
    package var chunks: [PreparedChunk]

    package init(document: Document, contentHash: ContentHash, source: String, chunks: [PreparedChunk]) {
        self.document = document
        self.contentHash = contentHash
        self.source = source
        self.chunks = chunks
    }
}

package struct PreparedChunk: Sendable {
    package var chunk: Chunk
    /// Of `chunk.embeddedText`: chunks with equal hashes have equal vectors.
    package var hash: ContentHash
    /// Unit length.
    package var vector: [Float]

    package init(chunk: Chunk, hash: ContentHash, vector: [Float]) {
        self.chunk = chunk
        self.hash = hash
        self.vector = vector
    }
}

/// What a commit did.
package struct CommitReport: Sendable, Equatable {
    /// Counts the commits of the collection.
    package var corpusVersion: Int64
    package var vectors: VectorChange

    package init(corpusVersion: Int64, vectors: VectorChange) {
        self.corpusVersion = corpusVersion
        self.vectors = vectors
    }
}
