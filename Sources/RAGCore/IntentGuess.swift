/// What a question is about, as far as it can be told.
package struct IntentGuess: Sendable, Equatable, Codable {
    /// The likeliest, even where it is rejected.
    package var intent: String
    /// Calibrated, 0 to 1.
    package var probability: Double
    /// Whether the question is unlike what the intents were learnt from.
    package var isRejected: Bool
    /// The second likeliest; nil where there is one intent only.
    package var runnerUp: String?
    package var runnerUpProbability: Double?

    package init(
        intent: String,
        probability: Double,
        isRejected: Bool,
        runnerUp: String? = nil,
        runnerUpProbability: Double? = nil
    ) {
        self.intent = intent
        self.probability = probability
        self.isRejected = isRejected
        self.runnerUp = runnerUp
        self.runnerUpProbability = runnerUpProbability
    }
}
