/// Who answered a question, and why.
package struct Route: Sendable, Equatable, Codable {
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        /// A verified pair of question and answer, as it stands in the sources.
        case curated
        /// Sentences of the sources.
        case quoted
        /// Written by the cheap model.
        case cheap
        /// Written by the strong model.
        case strong
        /// From one of the shop's own services.
        case lookup
        /// No answer: a person should take over, or the customer has to say more.
        case handoff
    }

    package var outcome: Outcome
    package var intent: IntentGuess?
    /// Nil where no model wrote the answer.
    package var model: String?
    /// The name of the policy's rule that decided; nil where none was asked.
    package var rule: String?
    /// One sentence for the person who reads the log.
    package var reason: String
    /// What each model would cost for this question; nil where it has no price or none was weighed.
    package var prices: [ModelTier: Money]

    package init(
        outcome: Outcome,
        intent: IntentGuess? = nil,
        model: String? = nil,
        rule: String? = nil,
        reason: String,
        prices: [ModelTier: Money] = [:]
    ) {
        self.outcome = outcome
        self.intent = intent
        self.model = model
        self.rule = rule
        self.reason = reason
        self.prices = prices
    }
}
