package import RAGCore

/// Who answers, and why.
package struct RoutingDecision: Sendable, Equatable {
    package var outcome: Route.Outcome
    /// With the outcome `handoff` why there is no answer; with another why a person should look at it as well.
    package var handoff: Handoff.Reason?
    /// The service to ask; with the hand-off `missing_detail` the one that could not be.
    package var lookup: String?
    /// What the customer has to say before the service can be asked.
    package var missing: [LookupOffer.Need] = []
    /// The model that writes; nil where none does.
    package var tier: ModelTier?
    /// The whole answer, where the policy has it: it needs no source and no model.
    package var reply: String?
    /// The intent that was decided on; nil where it is not known well enough.
    package var intent: IntentGuess?
    /// The rule that decided.
    package var rule: String
    /// One sentence for the person who reads the log.
    package var reason = ""
    package var prices: [ModelTier: Money] = [:]

    init(_ outcome: Route.Outcome, handoff: Handoff.Reason? = nil, rule: String) {
        self.outcome = outcome
        self.handoff = handoff
        self.rule = rule
        tier =
            switch outcome {
            case .cheap: .cheap
            case .strong: .strong
            default: nil
            }
    }
}
