package import RAGCore

/// How answers are made, how long questions are kept, and how much room the answers take that may be given again.
package struct AnswerSettings: Sendable, Equatable {
    /// When a model is asked what a question is about.
    package enum IntentByModel: String, Sendable, CaseIterable {
        case never
        /// Where the classifier is not sure.
        case unsure
        case always
    }

    /// How long it is kept who asked what and how it was answered; zero keeps no question.
    package var keepQuestions: Duration = .seconds(90 * 86_400)
    package var cacheBytes = 64 << 20
    /// The longest wait for an answer.
    package var deadline: Duration = .seconds(30)
    /// What one answer may cost in all.
    package var costLimit = Money(picodollars: 50_000_000_000)
    package var intentByModel = IntentByModel.unsure
    /// The model of each tier, as the catalogue names it.
    package var models: [ModelTier: String] = [.cheap: "deepseek-v3.2", .strong: "gpt-4.1"]

    package init() {}
}
