import RAGCore

/// A decision in one sentence.
///
/// “Strong by “conflicting sources”: conflict true; intent return_policy (0.92), sources 0.97; cheap 0.0004 USD, strong
/// 0.0044 USD.”
struct DecisionReason {
    let decision: RoutingDecision
    let facts: RoutingFacts
    let notes: [String]

    var text: String {
        let verdict = "\(decision.outcome.rawValue.capitalised)\(handoff) by “\(decision.rule)”"
        let parts = [
            notes.joined(separator: ", "), "\(intent), sources \(Figure.text(of: facts.evidence.probability))",
        ]
        let said = (parts + [prices]).filter { !$0.isEmpty }.joined(separator: "; ")
        return "\(verdict): \(said)."
    }

    private var handoff: String {
        guard let reason = decision.handoff else { return "" }
        return decision.outcome == .handoff ? " (\(reason.rawValue))" : " and a person (\(reason.rawValue))"
    }

    private var intent: String {
        if let intent = facts.intent { return "intent \(intent.intent) (\(Figure.text(of: intent.probability)))" }
        guard let guess = facts.case.intent else { return "intent not known" }
        return "intent not known (\(guess.intent) at \(Figure.text(of: guess.probability)))"
    }

    private var prices: String {
        ModelTier.allCases.compactMap { tier in
            decision.prices[tier].map { "\(tier.rawValue) \(Figure.dollars($0))" }
        }.joined(separator: ", ")
    }
}

extension String {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
