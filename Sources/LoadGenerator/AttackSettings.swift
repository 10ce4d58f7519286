/// Clients that take a server's connections and time and give as little as they can for it.
package struct AttackSettings: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Says nothing.
        case silent
        /// The head of a request, a byte at a time.
        case slowHeaders = "slow-headers"
        /// A whole head, then the body a byte at a time.
        case slowBody = "slow-body"
        /// Asks, again and again, and hardly reads the answers.
        case slowRead = "slow-read"
    }

    package var port: UInt16
    package var kind: Kind
    package var connections = 5_000
    package var sources = 1
    /// Between two bytes of a connection.
    package var gap = Duration.seconds(1)
    /// What is asked for; slow readers want a large answer.
    package var path = "/v1/answers"

    package init(port: UInt16, kind: Kind) {
        self.port = port
        self.kind = kind
    }
}
