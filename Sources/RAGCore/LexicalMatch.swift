package struct LexicalMatch: Sendable, Equatable {
    package var chunkID: Int64
    package var score: Double

    package init(chunkID: Int64, score: Double) {
        self.chunkID = chunkID
        self.score = score
    }
}
