extension NuthatchClient {
    /// What was taken of models.
    public struct Usage: Sendable, Equatable, Decodable {
        /// One call of a model.
        public struct Stage: Sendable, Equatable, Decodable {
            /// What it was for.
            public var stage: String
            /// Which one.
            public var model: String
            /// Read; nil where it did not say.
            public var promptTokens: Int?
            /// Written; nil where it did not say.
            public var completionTokens: Int?
            /// In USD; nil where the model has no price.
            public var cost: Double?
            /// Whether it was answered from the cache.
            public var cache: String

            private enum CodingKeys: String, CodingKey {
                case stage, model, cache
                case promptTokens = "prompt_tokens"
                case completionTokens = "completion_tokens"
                case cost = "cost_usd"
            }
        }

        /// Read by them.
        public var promptTokens: Int
        /// Written by them.
        public var completionTokens: Int?
        /// Both.
        public var totalTokens: Int
        /// Call by call, where an answer took several.
        public var stages: [Stage]?

        private enum CodingKeys: String, CodingKey {
            case stages
            case promptTokens = "prompt_tokens"
            case completionTokens = "completion_tokens"
            case totalTokens = "total_tokens"
        }
    }
}
