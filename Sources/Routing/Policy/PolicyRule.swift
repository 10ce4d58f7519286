import RAGCore

/// What is done where all of its conditions hold.
struct PolicyRule: Sendable, Equatable {
    var name: String
    /// Without any it always holds.
    var conditions: [Condition]
    var outcome: Route.Outcome
    /// Of the outcome `handoff` its reason; of another why a person should look at the answer as well.
    var handoff: Handoff.Reason?
    /// Of the outcome `lookup` the service.
    var lookup: String?
    /// Whether it may move a topic from the cheap model to the strong one.
    var escalates = false

    /// Whether nothing that `other` would decide gets past this rule.
    func hides(_ other: PolicyRule) -> Bool {
        // A lookup that no service offers, or that lacks a detail, lets the question pass.
        outcome != .lookup
            && conditions.allSatisfy { own in other.conditions.contains { own.isImplied(by: $0) } }
    }
}
