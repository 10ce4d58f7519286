/// Where a server listens, what it takes on, and how long it waits.
package struct ServerSettings: Sendable {
    package var host = "127.0.0.1"
    /// 0 takes a free one.
    package var port = 8080
    /// Connections that the kernel holds until they are accepted. The kernel cuts it to `net.core.somaxconn`.
    package var backlog = 4096
    /// Whether other processes may listen on the same port (`SO_REUSEPORT`); the kernel deals connections out.
    package var sharesPort = false

    package var connections = ConnectionCap()
    package var deadlines = ConnectionDeadlines()
    package var limits = RequestLimits()
    /// Certificates; nil speaks plain HTTP.
    package var tls: TLSSettings?

    /// What `stop` leaves to requests that are under way. What is unanswered then is cut.
    package var stopLimit: Duration = .seconds(30)
    /// Seconds, for the `Retry-After` of a 503.
    package var retryAfter = 1
    /// The body of an answer that the server gives by itself, as JSON.
    package var refusalBody: @Sendable (Refusal) -> String = { $0.body }

    package init() {}
}
