extension GatewaySettings {
    /// How texts to embed are gathered into one call.
    package struct Batching: Sendable, Equatable {
        /// How long the first text waits for others. 5 ms is little next to the call.
        package var window: Duration = .milliseconds(5)
        /// Texts in one call.
        package var texts = 64

        package init() {}
    }
}
