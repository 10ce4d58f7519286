/// Which hosts and origins may call, so that no page in a browser reaches a server on the reader's own machine, not even
/// by a name that it has bound to that machine's address.
package struct MCPHostRule: Sendable {
    /// Names without ports; nil for all.
    private let hosts: Set<String>?
    private let origins: Set<String>

    /// - Parameters:
    ///   - hosts: the names, without ports, that the server is called by; nil where every caller shows a key.
    ///   - origins: of pages that may call beside those of the server itself, such as `https://shop.example`.
    package init(hosts: Set<String>?, origins: Set<String> = []) {
        self.hosts = hosts.map { Set($0.map { $0.lowercased() }) }
        self.origins = Set(origins.map { $0.lowercased() })
    }

    /// For a server that only its own machine reaches.
    package static let loopback = MCPHostRule(hosts: ["localhost", "127.0.0.1", "[::1]"])

    package func check(host: String?, origin: String?) throws(MCPRefusal) {
        let host = host?.lowercased() ?? ""
        if let hosts, !hosts.contains(Self.name(of: host)) { throw .forbiddenHost(host) }
        guard let origin = origin?.lowercased() else { return }
        guard origins.contains(origin) || (!host.isEmpty && Self.authority(of: origin) == host) else {
            throw .forbiddenOrigin(origin)
        }
    }

    /// A host without its port.
    private static func name(of host: String) -> String {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
        return String(host.prefix { $0 != ":" })
    }

    private static func authority(of origin: String) -> String? {
        for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
            return String(origin.dropFirst(scheme.count))
        }
        return nil
    }
}
