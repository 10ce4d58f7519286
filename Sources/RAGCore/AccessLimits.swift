/// How much the holder of a key may ask for; nil sets no limit.
package struct AccessLimits: Sendable, Equatable, Codable {
    package var requestsPerMinute: Int?
    /// Tokens of models, in and out.
    package var tokensPerMinute: Int?
    /// What may be spent from midnight to midnight, UTC. What is under way when it is spent is finished.
    package var dailyBudget: Money?

    package init(requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil, dailyBudget: Money? = nil) {
        self.requestsPerMinute = requestsPerMinute
        self.tokensPerMinute = tokensPerMinute
        self.dailyBudget = dailyBudget
    }

    package static let none = AccessLimits()
}
