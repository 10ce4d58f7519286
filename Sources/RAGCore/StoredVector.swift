package struct StoredVector: Sendable, Equatable {
    package var chunkID: Int64
    package var vector: [Float]

    package init(chunkID: Int64, vector: [Float]) {
        self.chunkID = chunkID
        self.vector = vector
    }
}
