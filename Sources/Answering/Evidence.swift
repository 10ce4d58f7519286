/// What speaks for one passage.
package struct PassageSignals: Sendable, Equatable, Codable {
    /// The score of the fusion.
    package var fused: Double
    /// The cosine of question and passage; 0 where the dense side did not find it.
    package var dense: Double
    /// What the words add to the fused score.
    package var lexical: Double
    /// The share of the question's words that the passage, its headings or its title have.
    package var cover: Double
    /// What the judge says of the passage.
    package var relevance: Double
    /// Whether it is in the question's language: 1, 0, or 0.5 where one of them is not known.
    package var language: Double
}

/// What the candidates together say of whether the sources answer the question.
package struct Evidence: Sendable, Equatable, Codable {
    /// The greatest cosine of question and passage.
    package var dense: Double
    /// The greatest relevance of a sentence.
    package var sentence: Double
    /// The greatest share of the question's words in one passage.
    package var cover: Double
    /// The share of the question's words that the collection does not know, typing errors forgiven.
    package var unknown: Double
    /// The greatest cosine of the question to what no shop's documents answer.
    package var offTopic: Double
    /// The log-odds of the best passage.
    package var best: Double
    /// How likely it is that the sources answer the question, 0 to 1.
    package var probability: Double

    init(candidates: [Candidate], unknown: Double, offTopic: Double, model: EvidenceModel) {
        dense = candidates.map(\.signals.dense).max() ?? 0
        sentence = candidates.flatMap(\.sentences).map(\.relevance).max() ?? 0
        cover = candidates.map(\.signals.cover).max() ?? 0
        self.unknown = unknown
        self.offTopic = offTopic
        best = candidates.map(\.logOdds).max() ?? 0
        probability = 0
        probability = candidates.isEmpty ? 0 : model.probability(of: self)
    }
}
