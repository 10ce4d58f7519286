package import RAGCore

/// A classifier, and what its kind says of the examples it was not trained on.
package struct IntentTraining: Sendable {
    package let classifier: IntentClassifier
    /// Of each example, by a classifier whose weights, temperature and rejections were fitted without its fold.
    package let heldOut: [IntentGuess]
    /// C, the inverse of the penalty on the weights; nil for prototypes.
    package let strength: Double?
    /// How much the words count beside the vectors, whose length is 1; nil for prototypes.
    package let textLength: Double?
    /// The groups of examples that stay in one fold; as many as examples unless they are grouped.
    package let groups: Int
}
