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
