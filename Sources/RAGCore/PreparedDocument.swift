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
