/// A question on which a run and the baseline differ much, with what each found.
package struct ChangedQuestion: Sendable, Equatable, Codable {
    package var id: String
    /// Nil where the results do not say.
    package var text: String?
    package var baseline: Double
    package var value: Double
    package var difference: Double
    /// The best documents, best first; empty where the result does not say.
    package var baselineRanking: [String]
    package var ranking: [String]

    private enum CodingKeys: String, CodingKey {
        case id, text, baseline, value, difference, ranking
        case baselineRanking = "baseline_ranking"
    }
}
