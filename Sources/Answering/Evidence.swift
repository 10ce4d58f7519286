/// What the candidates together say of whether the sources answer the question.
package struct Evidence: Sendable, Equatable, Encodable {
    /// The greatest cosine of question and passage.
    package var dense: Double
    /// The greatest relevance of a sentence, -1 to 1.
    package var sentence: Double
    /// The greatest share of the question's words in one passage, 0 to 1.
    package var cover: Double
    /// The share of the question's words that the collection does not know, typing errors forgiven, 0 to 1.
    package var unknown: Double
    /// The greatest cosine of the question to what no shop's documents answer.
    package var offTopic: Double
    /// The log-odds of the best passage.
    package var best: Double
    /// How likely it is that the sources answer the question, 0 to 1; 0 before a model has judged it.
    package var probability = 0.0

    package init(
        dense: Double,
        sentence: Double,
        cover: Double,
        unknown: Double,
        offTopic: Double,
        best: Double
    ) {
        self.dense = dense
        self.sentence = sentence
        self.cover = cover
        self.unknown = unknown
        self.offTopic = offTopic
        self.best = best
    }

    /// What judged candidates say. Without any the probability is 0.
    package init(of candidates: [Candidate], unknown: Double, offTopic: Double, model: EvidenceModel) {
        self.init(
            dense: candidates.map(\.signals.dense).max() ?? 0,
            sentence: candidates.flatMap(\.sentences).map(\.relevance).max() ?? 0,
            cover: candidates.map(\.signals.cover).max() ?? 0,
            unknown: unknown,
            offTopic: offTopic,
            best: candidates.map(\.logOdds).max() ?? 0
        )
        if !candidates.isEmpty { probability = model.probability(of: self) }
    }
}
