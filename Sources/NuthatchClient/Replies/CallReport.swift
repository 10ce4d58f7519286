extension NuthatchClient {
    /// What a call took, as the reply's headers tell. For a stream, what was known when it began.
    public struct CallReport: Sendable, Equatable {
        /// By which both sides' logs tell of the call.
        public var requestID = ""
        /// Calls sent, the last included.
        public var attempts = 1
        /// Of all models that were asked.
        public var tokensUsed: Int?
        /// In USD.
        public var cost: Double?
        /// Whether it was answered from the cache: `hit`, `miss`, `stale`, `coalesced`, `off`.
        public var cache: String?
        /// The model that answered.
        public var model: String?
        /// What the service itself took, without the models.
        public var overhead: Duration?

        init() {}

        init(_ head: ReplyHead, _ call: Call, attempts: Int) {
            requestID = head["x-request-id"] ?? call.requestID
            self.attempts = attempts
            tokensUsed = head["x-tokens-used"].flatMap { Int($0) }
            cost = head["x-cost-usd"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
            cache = head["x-cache"]
            model = head["x-model"]
            overhead = head["x-nuthatch-overhead-ms"].flatMap { Double($0) }
                .flatMap { (0..<1e9).contains($0) ? .milliseconds($0) : nil }
        }
    }
}
