/// A question that both models answered, and whether each was right.
package struct GradedQuestion: Sendable {
    package var text: String
    /// By the embedder whose vectors the model of gains will be given.
    package var vector: [Float]
    /// Nil where it is not known; it may be known of some and not of others.
    package var intent: String?
    package var isCheapRight: Bool
    package var isStrongRight: Bool

    package init(text: String, vector: [Float], intent: String? = nil, isCheapRight: Bool, isStrongRight: Bool) {
        self.text = text
        self.vector = vector
        self.intent = intent
        self.isCheapRight = isCheapRight
        self.isStrongRight = isStrongRight
    }

    /// What the strong model adds: 1, 0, or -1 where the cheap one alone is right.
    var gain: Double { (isStrongRight ? 1 : 0) - (isCheapRight ? 1 : 0) }
}
