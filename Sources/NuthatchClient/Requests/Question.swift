extension NuthatchClient {
    /// What a customer asks, with what is known beside it. A text alone will do.
    ///
    /// ```swift
    /// var question = NuthatchClient.Question("And in size 43?", locale: "en-GB")
    /// question.history = [.user("Do you have the Fell boot?"), .assistant("Yes, in sizes 40 to 46.")]
    /// question.context = ["order_id": 10482]
    /// question.filter = .and([.equal("brand", "Larkfell"), .less("price", 200)])
    /// let answer = try await nuthatch.answer(question)
    /// ```
    public struct Question: Sendable, Equatable {
        /// 1 to 8,000 characters.
        public var text: String
        /// Where to look; `default` where nil.
        public var collection: String?
        /// The turns before, oldest first; at most 50.
        public var history: [Turn]
        /// Only these documents.
        public var filter: Filter?
        /// A BCP 47 tag such as `de-AT`.
        public var locale: String?
        /// Which model writes; by the policy where nil.
        public var tier: Tier?
        /// Texts, numbers and truth values that are known, such as the number of the order.
        public var context: [String: JSONValue]
        /// What the customer had before: names or SKUs of products.
        public var customerHistory: [String]
        /// Whether an answer that was kept will do.
        public var usesCache: Bool
        /// Whether the answer says how it came about.
        public var explains: Bool

        /// Only the text is needed.
        public init(
            _ text: String,
            collection: String? = nil,
            history: [Turn] = [],
            filter: Filter? = nil,
            locale: String? = nil,
            tier: Tier? = nil,
            context: [String: JSONValue] = [:],
            customerHistory: [String] = [],
            usesCache: Bool = true,
            explains: Bool = false
        ) {
            self.text = text
            self.collection = collection
            self.history = history
            self.filter = filter
            self.locale = locale
            self.tier = tier
            self.context = context
            self.customerHistory = customerHistory
            self.usesCache = usesCache
            self.explains = explains
        }
    }

    /// A turn of the conversation so far.
    public struct Turn: Sendable, Equatable, Encodable {
        /// `user` or `assistant`.
        public var role: String
        /// What was said.
        public var content: String

        /// What the customer said.
        public static func user(_ content: String) -> Self { Self(role: "user", content: content) }
        /// What was answered.
        public static func assistant(_ content: String) -> Self { Self(role: "assistant", content: content) }
    }

    /// A class of models.
    public enum Tier: String, Sendable, Codable {
        /// For most questions.
        case cheap
        /// For hard ones.
        case strong
    }
}

extension NuthatchClient.Question: ExpressibleByStringLiteral {
    /// A text alone.
    public init(stringLiteral text: String) { self.init(text) }
}
