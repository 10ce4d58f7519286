/// How far an ingestion has come.
package struct IngestionProgress: Sendable, Equatable {
    package var sources: Int
    /// Sources that were read, or refused.
    package var sourcesDone = 0
    /// Documents that were stored.
    package var documents = 0
    /// Chunks whose vectors were computed.
    package var embedded = 0

    package init(sources: Int) {
        self.sources = sources
    }
}
