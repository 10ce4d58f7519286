/// Predicts by how much the strong model is the likelier one to be right.
///
/// Ridge regression of the gain on the question's vector and what its text shows, and on top what its intent gains.
package struct GainModel: Sendable, Equatable, Codable {
    /// Of the embedder whose vectors it was trained on.
    package let embedder: String
    package let intents: IntentGains
    /// Chosen by cross-validation.
    package let penalty: Double
    let scaling: FeatureScaling
    let weights: [Double]
    /// The mean gain of the questions that it was trained on.
    let mean: Double

    /// The expected gain, about -1 to 1: the probability that the strong model is right less that of the cheap one.
    ///
    /// - Parameter vector: of the embedder that the model was trained with.
    package func gain(of text: String, vector: [Float], intent: String? = nil) -> Double {
        precondition(vector.count == scaling.dimension, "a vector of \(vector.count) for \(scaling.dimension)")
        let variables = scaling.variables(of: text, vector: vector)
        return zip(weights, variables).reduce(mean + intents[intent]) { $0 + $1.0 * $1.1 }
    }
}
