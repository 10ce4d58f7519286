import RAGCore

/// A case as a policy sees it.
struct RoutingFacts {
    let `case`: RoutingCase
    /// The classifier's guess where it is sure, else the second opinion where that is; nil where neither is.
    let intent: IntentGuess?
    /// From which probability on the sources answer.
    let threshold: Double
    let isAnswerable: Bool
    /// What a right answer is worth, in US dollars; nil where the policy does not say.
    let worth: Double?
    /// Without its region.
    let language: String?

    init(_ case: RoutingCase, policy: Policy) {
        self.case = `case`
        worth = policy.worth
        intent = [`case`.intent, `case`.secondOpinion].compactMap(\.self).first { !policy.isUnsure($0) }
        threshold = policy.answerThreshold ?? `case`.threshold
        isAnswerable = `case`.evidence.documents > 0 && `case`.evidence.probability >= threshold
        language = `case`.language.flatMap { $0.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) }
    }

    /// `Measure.certainty`.
    var certainty: Double { threshold < 1 ? (evidence.probability - threshold) / (1 - threshold) : 0 }

    var evidence: RoutingEvidence { `case`.evidence }
}
