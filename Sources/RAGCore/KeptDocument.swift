package import Foundation

/// A document as it is kept, with its chunks in order.
package struct KeptDocument: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package var chunkID: Int64
        package var headingPath: [String]
        package var text: String
        /// UTF-8 bytes of the document's text.
        package var range: Range<Int>

        package init(chunkID: Int64, headingPath: [String], text: String, range: Range<Int>) {
            self.chunkID = chunkID
            self.headingPath = headingPath
            self.text = text
            self.range = range
        }
    }

    /// When it last changed; nil where that was not written down.
    package var updated: Date?
    /// Without its blocks, which are not kept.
    package var document: Document
    package var contentHash: ContentHash
    /// The version of the collection at which it was last changed.
    package var updatedVersion: Int64
    package var chunks: [Part]

    package init(
        document: Document,
        contentHash: ContentHash,
        updatedVersion: Int64,
        updated: Date?,
        chunks: [Part]
    ) {
        self.document = document
        self.contentHash = contentHash
        self.updatedVersion = updatedVersion
        self.updated = updated
        self.chunks = chunks
    }
}
