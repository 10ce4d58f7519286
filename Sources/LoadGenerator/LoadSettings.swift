/// How a server is loaded.
package struct LoadSettings: Sendable {
    package enum Pace: Sendable, Equatable {
        /// Each connection asks again as soon as it is answered.
        case closed
        /// Requests come when they come, so many a second on average. What finds no connection free waits, and that counts.
        case open(perSecond: Double, seed: UInt64)
    }

    /// On 127.0.0.1.
    package var port: UInt16
    package var requests: RequestMix
    package var connections = 64
    /// Connections come from so many addresses, 127.0.0.1 and the following: each has its own ports.
    package var sources = 1
    package var pace = Pace.closed
    package var duration = Duration.seconds(5)
    /// From the start; what is asked before is not counted.
    package var warmUp = Duration.zero
    /// No more requests than these.
    package var count = Int.max
    /// The first request's; the others follow.
    package var firstNumber = 0
    /// How long the connections may take to be opened, before the load begins.
    package var opening = Duration.seconds(60)
    /// An answer that comes later counts as none.
    package var patience = Duration.seconds(30)
    /// Whether `X-Request-ID` has to come back.
    package var checksCanary = true
    /// Whether the load ends when the server takes no more connections, as one that stops does.
    package var endsWithServer = false

    package init(port: UInt16, requests: RequestMix) {
        self.port = port
        self.requests = requests
    }
}
