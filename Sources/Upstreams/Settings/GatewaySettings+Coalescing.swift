extension GatewaySettings {
    /// How equal requests in flight share one call.
    package struct Coalescing: Sendable, Equatable {
        package var isEnabled = true
        /// How long a request waits for the call of another before it makes its own. 30 s lets a long answer finish; a
        /// call that takes longer is likely to be lost.
        package var followerWait: Duration = .seconds(30)

        package init() {}
    }
}
