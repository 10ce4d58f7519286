/// What is known of a question and of the sources when it is decided who answers.
package struct RoutingEvidence: Sendable, Equatable, Codable {
    /// That the sources answer, 0 to 1.
    package var probability: Double
    /// By how much the best document is ahead of the second best, in log-odds; 0 where there is none.
    package var margin: Double
    /// The share of the top documents whose best sentences say the same, 0 to 1.
    package var agreement: Double
    /// Whether places in the sources disagree on a number, a date or yes and no.
    package var hasConflict: Bool
    /// The share of the question's words in the best passage, 0 to 1.
    package var cover: Double
    /// The greatest cosine to the question of a verified pair of question and answer; nil where there is none.
    package var curated: Double?
    /// How many documents the answer needs; 0 where none was found.
    package var documents: Int
    package var shape: QuestionShape
    /// Whether it was rewritten from what was said before.
    package var isFollowUp: Bool

    package init(
        probability: Double,
        margin: Double,
        agreement: Double = 1,
        hasConflict: Bool = false,
        cover: Double,
        curated: Double? = nil,
        documents: Int,
        shape: QuestionShape,
        isFollowUp: Bool = false
    ) {
        self.probability = probability
        self.margin = margin
        self.agreement = agreement
        self.hasConflict = hasConflict
        self.cover = cover
        self.curated = curated
        self.documents = documents
        self.shape = shape
        self.isFollowUp = isFollowUp
    }
}
