package import RAGCore

/// A document as another database held it: with its content hash and its chunks, whose vectors may have come with it.
package struct ImportedDocument: Sendable {
    package var document: Document
    package var contentHash: ContentHash
    package var source: String
    package var chunks: [Chunk]
    /// One a chunk, each its embedder's; nil where they are to be computed.
    package var vectors: [[Float]]?

    package init(
        document: Document,
        contentHash: ContentHash,
        source: String,
        chunks: [Chunk],
        vectors: [[Float]]? = nil
    ) {
        self.document = document
        self.contentHash = contentHash
        self.source = source
        self.chunks = chunks
        self.vectors = vectors
    }

    /// Of what the embedder sees of a chunk.
    package static func hash(of chunk: Chunk) -> ContentHash {
        ContentHasher.hash(of: chunk)
    }
}
