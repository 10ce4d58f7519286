/// How a server has borne an attack.
package struct AttackResult: Sendable, Equatable {
    package var opened = 0
    /// Connections that the server ended.
    package var cut = 0
    package var refused = 0
    /// The most that were open at once.
    package var mostOpen = 0
    package var bytesSent = 0
    package var bytesRead = 0

    package init() {}
}
