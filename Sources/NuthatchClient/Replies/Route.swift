extension NuthatchClient {
    /// Who answers, and why.
    public struct Route: Sendable, Equatable, Decodable {
        /// Who answers.
        public var outcome: Outcome
        /// What the question is about.
        public var intent: String?
        /// How likely that is.
        public var intentProbability: Double?
        /// Where one wrote the answer.
        public var model: String?
        /// Of the policy.
        public var rule: String?
        /// In words, for the shop.
        public var reason: String
        /// What each tier would cost, in USD.
        public var prices: [String: Double]?

        private enum CodingKeys: String, CodingKey {
            case outcome, intent, model, rule, reason, prices
            case intentProbability = "intent_probability"
        }
    }
}
