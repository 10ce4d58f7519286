package import NIOCore

extension SocketAddress {
    /// Whether whoever sends from there is on this machine.
    package var isHere: Bool {
        guard let text = ipAddress else { return true }
        return text == "::1" || text.hasPrefix("127.") || text.hasPrefix("::ffff:127.")
    }
}
