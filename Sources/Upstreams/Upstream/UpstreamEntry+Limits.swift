extension UpstreamEntry {
    /// How much may be asked of an upstream. Nil: no limit of ours.
    package struct Limits: Sendable, Equatable {
        /// A rate.
        package struct Rate: Sendable, Equatable {
            package var requestsPerMinute: Int?
            package var tokensPerMinute: Int?

            package init(requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil) {
                self.requestsPerMinute = requestsPerMinute
                self.tokensPerMinute = tokensPerMinute
            }
        }

        /// Of all models together.
        package var rate: Rate
        /// Of some models, besides.
        package var models: [String: Rate]
        /// Calls in flight at once. A call waits for a free connection, not for a new one.
        package var connections: Int

        package init(rate: Rate = Rate(), models: [String: Rate] = [:], connections: Int = 64) {
            self.rate = rate
            self.models = models
            self.connections = connections
        }
    }
}
