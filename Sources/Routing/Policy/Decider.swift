import RAGCore

/// One decision in the making.
struct Decider {
    let policy: Policy
    let facts: RoutingFacts
    /// What the reason has to say besides.
    private(set) var notes: [String] = []

    init(policy: Policy, facts: RoutingFacts) {
        self.policy = policy
        self.facts = facts
    }

    mutating func byEvidence() -> RoutingDecision {
        if let refusal = unreadable() { return refusal }
        let treatment = facts.intent.flatMap { policy.treatments[$0.intent] }
            .flatMap { holds($0.conditions) ? $0 : nil }
        var recommended: Handoff.Reason?
        switch treatment?.action {
        case .say(let texts)?:
            var decision = RoutingDecision(.quoted, rule: name(of: treatment))
            decision.reply = facts.language.flatMap { texts[$0] } ?? texts["en"]
            return decision
        case .lookup(let lookup, let asksBack)?:
            if let decision = ask(lookup, asksBack: asksBack, rule: name(of: treatment)) { return decision }
        case .handoff(let reason, answersFirst: false)?:
            return RoutingDecision(.handoff, handoff: reason, rule: name(of: treatment))
        case .handoff(let reason, answersFirst: true)?:
            recommended = reason
        case nil:
            break
        }
        return settled(byRules(), recommended)
    }

    mutating func byIntent() -> RoutingDecision {
        if let refusal = unreadable() { return refusal }
        let model = facts.intent.flatMap { policy.models[$0.intent] }
        let outcome = model.map(Route.Outcome.init) ?? policy.otherwise
        var decision = RoutingDecision(outcome, rule: "intent alone")
        if let forced = facts.case.forcedTier {
            force(forced, on: &decision)
        } else {
            stay(&decision, escalates: false)
        }
        return callable(decision, without: .unavailable)
    }

    private func unreadable() -> RoutingDecision? {
        if facts.evidence.shape.words == 0 {
            return RoutingDecision(.handoff, handoff: .missingDetail, rule: "a question without words")
        }
        if let served = policy.languages, let language = facts.language, !served.contains(language) {
            return RoutingDecision(.handoff, handoff: .unsupportedLanguage, rule: "languages")
        }
        return nil
    }

    /// The first rule that holds and can be followed; its conditions as notes.
    private mutating func byRules() -> (decision: RoutingDecision, escalates: Bool) {
        for rule in policy.rules where holds(rule.conditions) {
            if rule.outcome == .lookup {
                guard let lookup = rule.lookup, let decision = ask(lookup, asksBack: true, rule: rule.name) else {
                    continue
                }
                return (decision, rule.escalates)
            }
            notes += rule.conditions.map { $0.finding(in: facts) }
            return (RoutingDecision(rule.outcome, handoff: rule.handoff, rule: rule.name), rule.escalates)
        }
        notes.append("no rule holds")
        return (RoutingDecision(policy.otherwise, rule: "otherwise"), false)
    }

    /// Nil where no service of that name is offered, or where it lacks a detail that the customer is not asked for.
    private mutating func ask(_ lookup: String, asksBack: Bool, rule: String) -> RoutingDecision? {
        guard let offer = facts.case.lookups.first(where: { $0.name == lookup }) else { return nil }
        let missing = offer.needs.filter { need in
            need.entities.isDisjoint(with: facts.case.entities)
                && need.fields.isDisjoint(with: facts.case.contextFields)
        }
        guard missing.isEmpty || asksBack else { return nil }
        var decision =
            missing.isEmpty
            ? RoutingDecision(.lookup, rule: rule)
            : RoutingDecision(.handoff, handoff: .missingDetail, rule: rule)
        decision.lookup = lookup
        decision.missing = missing
        notes.append(missing.isEmpty ? "\(lookup) has all that it needs" : "\(lookup) lacks a detail")
        return decision
    }

    /// A rule's decision as it can be carried out.
    private mutating func settled(
        _ ruled: (decision: RoutingDecision, escalates: Bool),
        _ recommended: Handoff.Reason?
    ) -> RoutingDecision {
        var decision = ruled.decision
        if decision.outcome == .lookup || decision.outcome == .handoff { return decision }
        decision.handoff = decision.handoff ?? recommended
        guard facts.isAnswerable else {
            // The verified answer stands by itself; a model would have nothing to stand on.
            return decision.outcome == .curated ? decision : refusal(recommended, decision.rule)
        }
        if let forced = facts.case.forcedTier {
            force(forced, on: &decision)
        } else {
            stay(&decision, escalates: ruled.escalates)
        }
        return callable(decision, without: .unavailable)
    }

    private mutating func refusal(_ reason: Handoff.Reason?, _ rule: String) -> RoutingDecision {
        let probability = Figure.text(of: facts.evidence.probability)
        let threshold = Figure.text(of: facts.threshold)
        notes.append(
            facts.evidence.documents == 0
                ? "nothing was found"
                : "the sources answer with probability \(probability), below \(threshold)"
        )
        let found: Handoff.Reason = facts.evidence.documents == 0 ? .noSource : .weakEvidence
        return RoutingDecision(.handoff, handoff: reason ?? found, rule: rule)
    }

    private mutating func force(_ tier: ModelTier, on decision: inout RoutingDecision) {
        decision.outcome = Route.Outcome(tier)
        decision.tier = tier
        notes.append("the caller wants the \(tier.rawValue) model")
    }

    private mutating func stay(_ decision: inout RoutingDecision, escalates: Bool) {
        guard let tier = decision.tier, facts.case.isSameTopic, let before = facts.case.previousTier, before != tier,
            !(escalates && tier == .strong)
        else { return }
        decision.outcome = Route.Outcome(before)
        decision.tier = before
        notes.append("the topic stays with the \(before.rawValue) model")
    }

    /// The decision where its model can be called, else what is possible without it.
    private mutating func callable(_ decision: RoutingDecision, without reason: Handoff.Reason) -> RoutingDecision {
        let available = facts.case.availableTiers
        guard let tier = decision.tier, !available.contains(tier) else { return decision }
        var possible = decision
        if let other = ModelTier.allCases.first(where: available.contains) {
            possible.outcome = Route.Outcome(other)
            possible.tier = other
            notes.append("only the \(other.rawValue) model can be called")
        } else {
            notes.append("no model can be called")
            possible.outcome = facts.isAnswerable ? .quoted : .handoff
            possible.tier = nil
            if !facts.isAnswerable { possible.handoff = reason }
        }
        return possible
    }

    private func holds(_ conditions: [Condition]) -> Bool {
        conditions.allSatisfy { $0.holds(in: facts) }
    }

    private func name(of treatment: IntentTreatment?) -> String {
        "intent \(treatment?.intent ?? "")"
    }
}

extension Route.Outcome {
    init(_ tier: ModelTier) {
        self = tier == .cheap ? .cheap : .strong
    }
}
