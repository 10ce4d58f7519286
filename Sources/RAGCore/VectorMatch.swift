package struct VectorMatch: Sendable, Equatable {
    package var chunkID: Int64
    /// The cosine, -1 to 1.
    package var score: Float

    package init(chunkID: Int64, score: Float) {
        self.chunkID = chunkID
        self.score = score
    }
}
