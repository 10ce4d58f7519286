extension GatewaySettings {
    /// How often a failed call is tried again.
    package struct Retry: Sendable, Equatable {
        /// Calls in all, the first included. One layer retries, and once: more turns an upstream's bad minute into a
        /// flood.
        package var attempts = 2
        /// The longest time for one attempt; nil: what is left of the deadline.
        package var perTry: Duration?

        package init() {}
    }
}
