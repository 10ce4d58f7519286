/// Cuts documents into the pieces that are embedded, found and cited.
package protocol Chunker: Sendable {
    /// Equal for chunkers that cut alike. It is stored with a collection, whose chunks are all cut by one rule.
    var identity: String { get }

    /// The chunks of a document, in the order of its text. Each fits the embedder.
    func chunks(of document: Document) -> [Chunk]
}
