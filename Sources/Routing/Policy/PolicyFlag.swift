import RAGCore

/// A fact that a condition may ask for, by its name in a policy.
enum PolicyFlag: String, CaseIterable {
    /// Sources disagree.
    case conflict
    case followUp = "follow_up"
    /// The intent is not known well enough.
    case rejected
    /// The question is how something is done, not that it be done.
    case asksHow = "asks_how"
    /// The sources answer it, by the policy's threshold.
    case answerable
    /// A model can be called.
    case models
    /// What the strong model is expected to gain is worth more than it costs beyond the cheap one.
    case pays

    func value(in facts: RoutingFacts) -> Bool {
        switch self {
        case .conflict: facts.evidence.hasConflict
        case .followUp: facts.evidence.isFollowUp
        case .rejected: facts.intent == nil
        case .asksHow: facts.evidence.shape.asksHow
        case .answerable: facts.isAnswerable
        case .models: !facts.case.availableTiers.isEmpty
        case .pays: Self.pays(facts)
        }
    }

    /// False where gain, worth or a price is not known.
    private static func pays(_ facts: RoutingFacts) -> Bool {
        guard let gain = facts.case.gain, let worth = facts.worth, let cheap = facts.case.prices[.cheap],
            let strong = facts.case.prices[.strong]
        else { return false }
        return gain * worth > strong.dollars - cheap.dollars
    }
}
