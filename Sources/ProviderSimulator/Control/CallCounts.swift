/// What has come in and gone out since the start, or since the last reset.
///
/// A call is a whole request to any path but those of control. It is in flight from then until its last byte is with the
/// kernel, its connection has ended, or its client has left.
package struct CallCounts: Sendable, Equatable {
    package struct Body: Sendable, Equatable {
        package var calls = 0
        package var inFlight = 0
        package var mostInFlight = 0
    }

    package var calls = 0
    package var inFlight = 0
    package var mostInFlight = 0
    /// By the SHA-256 of the body, in hexadecimal digits.
    package var bodies: [String: Body] = [:]
    /// Calls whose body is not in `bodies`, because that holds as many as it may.
    package var unlistedCalls = 0
    package var paths: [String: Int] = [:]
    /// Answers by status. Those of which the client gets to see no status are in none.
    package var statuses: [Int: Int] = [:]
    /// Calls whose client left before its answer was whole.
    package var abandoned = 0
    package var connectionsOpened = 0
    package var connectionsOpen = 0
    package var bytesReceived = 0
    package var bytesSent = 0

    package init() {}

    /// The most calls with one body that were in flight together.
    package var mostInFlightOfOneBody: Int { bodies.values.lazy.map(\.mostInFlight).max() ?? 0 }
}
