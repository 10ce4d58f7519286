/// What there is in a collection.
package struct CollectionSummary: Sendable, Equatable {
    package var name: String
    package var documents: Int
    package var chunks: Int
    package var corpusVersion: Int64
    package var embedder: String
    package var dimension: Int

    package init(
        name: String,
        documents: Int,
        chunks: Int,
        corpusVersion: Int64,
        embedder: String,
        dimension: Int
    ) {
        self.name = name
        self.documents = documents
        self.chunks = chunks
        self.corpusVersion = corpusVersion
        self.embedder = embedder
        self.dimension = dimension
    }
}
