/// What speaks for one passage.
package struct PassageSignals: Sendable, Equatable, Encodable {
    /// The score of the fusion, 0 to 1.
    package var fused: Double
    /// The cosine of question and passage; 0 where the dense side did not find it.
    package var dense: Double
    /// What the words add to the fused score.
    package var lexical: Double
    /// The share of the question's words that the passage, its headings or its title have, 0 to 1.
    package var cover: Double
    /// What the judge says of the passage, -1 to 1.
    package var relevance: Double
    /// Whether it is in the question's language: 1, 0, or 0.5 where one of them is not known.
    package var language: Double

    package init(
        fused: Double,
        dense: Double,
        lexical: Double,
        cover: Double,
        relevance: Double,
        language: Double
    ) {
        self.fused = fused
        self.dense = dense
        self.lexical = lexical
        self.cover = cover
        self.relevance = relevance
        self.language = language
    }
}
