/// What speaks for one passage. None of it needs more than the search that found the passage has at hand.
package struct PassageSignals: Sendable, Equatable, Encodable {
    /// The score of the fusion, 0 to 1.
    package var fused: Double
    /// The cosine of question and passage.
    package var dense: Double
    /// The BM25 score as a share of the greatest that the question allows: how much of it the passage covers, rare words
    /// counting more.
    package var lexical: Double
    /// The share of the question's words that the passage, its headings or its title have, 0 to 1.
    package var cover: Double

    package init(fused: Double, dense: Double, lexical: Double, cover: Double) {
        self.fused = fused
        self.dense = dense
        self.lexical = lexical
        self.cover = cover
    }

    /// In the order of the properties, as `init(values:)` takes them.
    package var values: [Double] { [fused, dense, lexical, cover] }

    /// - Parameter values: four.
    package init(values: [Double]) {
        self.init(fused: values[0], dense: values[1], lexical: values[2], cover: values[3])
    }

    /// Of each signal the greater.
    func greatest(_ other: PassageSignals) -> PassageSignals {
        PassageSignals(values: zip(values, other.values).map(max))
    }
}
