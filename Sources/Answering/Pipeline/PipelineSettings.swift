package import RAGCore

/// What a shop decides of its answers beside the policy.
package struct PipelineSettings: Sendable, Equatable {
    /// When a model is asked what a question is about.
    package enum IntentByModel: String, Sendable, CaseIterable {
        case never
        /// Where the classifier is not sure.
        case unsure
        case always
    }

    package var intentByModel: IntentByModel
    /// The longest wait for an answer; a request may ask for less.
    package var deadline: Duration
    package var budget: AnswerBudget
    /// What one answer may cost in all; before a call that may go beyond it the next cheaper outcome is taken.
    package var costLimit: Money

    package init(
        intentByModel: IntentByModel = .unsure,
        deadline: Duration = .seconds(30),
        budget: AnswerBudget = AnswerBudget(),
        costLimit: Money = Money(picodollars: 50_000_000_000)
    ) {
        self.intentByModel = intentByModel
        self.deadline = deadline
        self.budget = budget
        self.costLimit = costLimit
    }
}
