package struct PreparedChunk: Sendable {
    package var chunk: Chunk
    /// Of `chunk.embeddedText`: chunks with equal hashes have equal vectors.
    package var hash: ContentHash
    /// Unit length.
    package var vector: [Float]

    package init(chunk: Chunk, hash: ContentHash, vector: [Float]) {
        self.chunk = chunk
        self.hash = hash
        self.vector = vector
    }
}
