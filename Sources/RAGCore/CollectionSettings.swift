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
