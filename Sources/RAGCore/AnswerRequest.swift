/// A question, who asks it, and where its answer may come from.
package struct AnswerRequest: Sendable, Equatable, Codable {
    package var question: String
    package var collection: String
    package var filter: Filter?
    /// What was said before, oldest first.
    package var history: [ConversationTurn]
    /// Whose customers ask: tenants share neither answers nor records.
    package var tenant: String
    /// The customer's language as a BCP 47 tag; nil guesses.
    package var locale: String?
    /// A model that has to write the answer, whatever the policy says.
    package var tier: ModelTier?
    /// What the shop knows of the conversation: an order id, a product id, any fields.
    package var context: [String: String]
    /// What the customer bought or looked at, as the shop tells it.
    package var customerHistory: [String]
    /// How long the caller waits; nil for the configured limit.
    package var patience: Duration?

    package init(
        question: String,
        collection: String,
        filter: Filter? = nil,
        history: [ConversationTurn] = [],
        tenant: String = "",
        locale: String? = nil,
        tier: ModelTier? = nil,
        context: [String: String] = [:],
        customerHistory: [String] = [],
        patience: Duration? = nil
    ) {
        self.question = question
        self.collection = collection
        self.filter = filter
        self.history = history
        self.tenant = tenant
        self.locale = locale
        self.tier = tier
        self.context = context
        self.customerHistory = customerHistory
        self.patience = patience
    }
}
