import RAGCore

/// What a way to cut documents is worth.
package struct ChunkingScores: Sendable, Equatable, Codable {
    /// Short, such as `recursive 200/0`.
    package var name: String
    /// The chunker's identity.
    package var chunking: String
    package var chunks: Int
    /// The mean length of a chunk, in the measure that bounds it.
    package var meanLength: Double
    package var recall: Estimate
    package var precision: Estimate
    package var iou: Estimate
    package var precisionOmega: Estimate
    /// In the order of the questions.
    package var perQuestion: [ExcerptScore]

    /// - Parameter scores: at least one.
    init(name: String, chunking: String, chunks: [PlacedChunk], scores: [ExcerptScore], bootstrap: Bootstrap) {
        func mean(_ key: KeyPath<ExcerptScore, Double>) -> Estimate {
            let values = scores.map { $0[keyPath: key] }
            return Estimate(values.reduce(0, +) / Double(values.count), bootstrap.interval(ofMean: values))
        }
        self.name = name
        self.chunking = chunking
        self.chunks = chunks.count
        meanLength = Double(chunks.reduce(0) { $0 + $1.chunk.length }) / Double(max(1, chunks.count))
        recall = mean(\.recall)
        precision = mean(\.precision)
        iou = mean(\.iou)
        precisionOmega = mean(\.precisionOmega)
        perQuestion = scores
    }
}
