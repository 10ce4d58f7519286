import Foundation
import RAGCore

/// What makes of scores a guess: a temperature, and what is unlike the examples.
struct IntentJudgement: Sendable, Equatable {
    /// Above 0.
    var temperature: Double
    var rejection: RejectionRule

    /// Fitted on scores of texts that the classifier has not seen.
    ///
    /// - Parameter rate: the share of them that is rejected.
    init(fitting held: [(scores: IntentScores, label: Int)], intents: Int, rate: Double) {
        let temperature = TemperatureFit.temperature(of: held.map { ($0.scores.values, $0.label) })
        self.temperature = temperature
        rejection = RejectionRule(
            fitting: held.map { Self.sample(of: $0.scores, temperature: temperature) },
            intents: intents,
            rate: rate,
            hasBackground: held.contains { $0.scores.background != nil }
        )
    }

    init(temperature: Double, rejection: RejectionRule) {
        self.temperature = temperature
        self.rejection = rejection
    }

    /// - Parameter intents: their names.
    func guess(_ scores: IntentScores, intents: [String]) -> IntentGuess {
        let best = scores.best
        let probabilities = Softmax.probabilities(scores.values, temperature: temperature)
        return IntentGuess(
            intent: intents[best.first],
            probability: probabilities[best.first],
            isRejected: rejection.rejects(Self.sample(of: scores, temperature: temperature)),
            runnerUp: best.second.map { intents[$0] },
            runnerUpProbability: best.second.map { probabilities[$0] }
        )
    }

    /// The confidence is the logarithm of the odds of the likeliest intent against the background, else against all
    /// others; it tells apart what a probability near 1 does not.
    private static func sample(of scores: IntentScores, temperature: Double) -> RejectionRule.Sample {
        let best = scores.best.first
        var others = 0.0
        if let background = scores.background {
            others = exp(Double(background - scores.values[best]) / temperature)
        } else {
            for (intent, value) in scores.values.enumerated() where intent != best {
                others += exp(Double(value - scores.values[best]) / temperature)
            }
        }
        return RejectionRule.Sample(
            intent: best,
            confidence: Float(-log(max(others, 1e-12))),
            similarity: scores.similarities[best]
        )
    }
}
