/// Judges how well passages speak of what was asked, word by word: slower and sharper than comparing two vectors.
package protocol RelevanceJudge: Sendable {
    /// How well each passage covers the question, and each of its sentences.
    ///
    /// - Parameters:
    ///   - passages: what is beyond the model's limit is not read, and its sentences are judged 0.
    ///   - question: its words in order, each with its weight.
    func relevance(of passages: [SegmentedPassage], to question: [WeightedWord]) async throws -> [Relevance]
}
