import RAGCore

/// A number that a condition may ask for, by its name in a policy.
enum Measure: String, CaseIterable {
    case probability, margin, agreement, cover, curated, words, questions, negations, comparisons, documents, gain
    /// How far the probability is on its way from the threshold, 0, to certain, 1; below 0 the sources do not answer. It
    /// means the same in collections with different thresholds.
    case certainty
    case intentProbability = "intent_probability"

    /// Between which it may be compared.
    var bounds: ClosedRange<Double> {
        switch self {
        case .probability, .agreement, .cover, .intentProbability: 0...1
        case .curated, .gain: -1...1
        case .margin, .certainty: -1000...1000
        case .words, .questions, .negations, .comparisons, .documents: 0...100_000
        }
    }

    /// Nil where it is not known; no condition on it holds then.
    func value(in facts: RoutingFacts) -> Double? {
        let evidence = facts.evidence
        return switch self {
        case .probability: evidence.probability
        case .margin: evidence.margin
        case .certainty: facts.certainty
        case .agreement: evidence.agreement
        case .cover: evidence.cover
        case .curated: evidence.curated
        case .words: Double(evidence.shape.words)
        case .questions: Double(evidence.shape.questions)
        case .negations: Double(evidence.shape.negations)
        case .comparisons: Double(evidence.shape.comparisons)
        case .documents: Double(evidence.documents)
        case .gain: facts.case.gain
        case .intentProbability: facts.intent?.probability
        }
    }
}
