import Foundation

/// Tells questions that are unlike what the intents were learnt from: by how sure the classifier is, and by how near the
/// question is to the prototypes of the likeliest intent.
///
/// Both are held against what is usual for that intent, and added in units of their spread, so that one intent of vague
/// questions does not bear all rejections.
struct RejectionRule: Sendable, Equatable {
    /// What is usual for an intent.
    struct Usual: Sendable, Equatable {
        var confidence: Float
        var similarity: Float
    }

    /// A question that the rule is fitted on, of an intent that the classifier knew.
    struct Sample: Sendable, Equatable {
        var intent: Int
        var confidence: Float
        var similarity: Float
    }

    /// The questions whose mean an intent's is drawn to, so that few of them do not say what is usual; many, because an intent of broad
    /// questions that is held to its own usual lets the most strangers in.
    private static let drawing: Float = 500

    /// Of the confidence beside the similarity. Without a background it is 0.3: a question of another field is often put to
    /// one intent with certainty, and seldom lies near its prototypes. With one, whose odds say more, it is 6, fitted
    /// on strangers that are not those of the measurement: 86 % of them are rejected, of 81 % at 2.
    let confidenceWeight: Float
    let usual: [Usual]
    let spread: Usual
    /// A question below is rejected.
    let threshold: Float

    init(confidenceWeight: Float, usual: [Usual], spread: Usual, threshold: Float) {
        self.confidenceWeight = confidenceWeight
        self.usual = usual
        self.spread = spread
        self.threshold = threshold
    }

    /// Fits the rule so that it rejects `rate` of the samples.
    ///
    /// - Parameters:
    ///   - samples: judged by a classifier that has not seen them. Without any, nothing is rejected.
    ///   - intents: how many there are.
    init(fitting samples: [Sample], intents: Int, rate: Double, hasBackground: Bool) {
        let weight: Float = hasBackground ? 6 : 0.3
        let mean = Self.mean(of: samples[...])
        let members = Dictionary(grouping: samples, by: \.intent)
        let usual = (0..<intents).map { intent in
            let own = members[intent] ?? []
            let share = Float(own.count) / (Float(own.count) + Self.drawing)
            let ownMean = Self.mean(of: own[...])
            return Usual(
                confidence: share * ownMean.confidence + (1 - share) * mean.confidence,
                similarity: share * ownMean.similarity + (1 - share) * mean.similarity
            )
        }
        var squares = Usual(confidence: 0, similarity: 0)
        for sample in samples {
            let (confidence, similarity) = (
                sample.confidence - usual[sample.intent].confidence, sample.similarity - usual[sample.intent].similarity
            )
            squares.confidence += confidence * confidence
            squares.similarity += similarity * similarity
        }
        let count = Float(max(1, samples.count))
        let spread = Usual(
            confidence: max(1e-3, (squares.confidence / count).squareRoot()),
            similarity: max(1e-3, (squares.similarity / count).squareRoot())
        )
        let unfitted = RejectionRule(confidenceWeight: weight, usual: usual, spread: spread, threshold: -.infinity)
        let sorted = samples.map(unfitted.familiarity).sorted()
        let rejected = Int(rate * Double(samples.count))
        self.init(
            confidenceWeight: weight,
            usual: usual,
            spread: spread,
            threshold: rejected > 0 ? sorted[rejected] : -.infinity
        )
    }

    func rejects(_ sample: Sample) -> Bool { familiarity(sample) < threshold }

    /// The higher, the more it is like what the intent was learnt from.
    func familiarity(_ sample: Sample) -> Float {
        let usual = usual[sample.intent]
        return confidenceWeight * (sample.confidence - usual.confidence) / spread.confidence
            + (sample.similarity - usual.similarity) / spread.similarity
    }

    private static func mean(of samples: ArraySlice<Sample>) -> Usual {
        let count = Float(max(1, samples.count))
        return Usual(
            confidence: samples.reduce(0) { $0 + $1.confidence } / count,
            similarity: samples.reduce(0) { $0 + $1.similarity } / count
        )
    }
}
