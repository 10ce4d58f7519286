extension Policy {
    /// Who answers.
    ///
    /// In this order: a question without words, or in a language that is not served, is handed off; the treatment of its
    /// intent; the rules, of which the first that holds decides; `otherwise`. Then:
    ///
    /// - What the sources do not answer is handed off and calls no model, whatever was decided or forced, unless a verified
    ///   answer was near enough.
    /// - A tier that the caller forces takes the place of `curated`, `quoted` and both models where the sources answer.
    /// - Within one topic the model stays: a rule for the cheap one gets the strong one where that wrote before, and a rule
    ///   for the strong one the cheap one, unless it escalates. Quotes, lookups and hand-offs are no change of model.
    /// - Where the tier cannot be called the other one is; without any the sources are quoted.
    package func decide(_ routing: RoutingCase) -> RoutingDecision {
        let facts = RoutingFacts(routing, policy: self)
        var decider = Decider(policy: self, facts: facts)
        var decision = kind == .intent ? decider.byIntent() : decider.byEvidence()
        decision.intent = facts.intent
        decision.prices = routing.prices
        decision.reason = DecisionReason(decision: decision, facts: facts, notes: decider.notes).text
        return decision
    }
}
