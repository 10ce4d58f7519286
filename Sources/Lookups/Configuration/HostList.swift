import Transport
import Upstreams
import YAMLText

/// The only hosts that are called.
struct HostList: Sendable {
    struct Host: Sendable, Equatable {
        /// In small letters; an IPv6 address without brackets.
        var name: String
        /// Nil stands for the usual one of the URL's scheme.
        var port: UInt16?
        /// Where the name is one.
        var address: IPAddress?

        /// A name that says it is this machine (RFC 6761); names below it have to list the address too.
        var isLocalhost: Bool { name == "localhost" }
    }

    private let hosts: [Host]
    private static let countLimit = 64

    init() {
        hosts = []
    }

    init(_ reader: ConfigurationReader) throws(ConfigurationError) {
        var hosts: [Host] = []
        for item in try reader.items() {
            let text = try item.text()
            do {
                hosts.append(try Self.host(text))
            } catch {
                throw item.failure(.rule("\(item.path) \(error.predicate)"))
            }
        }
        guard !hosts.isEmpty, hosts.count <= Self.countLimit else {
            throw reader.mustBe("a list of 1 to \(Self.countLimit) hosts")
        }
        self.hosts = hosts
    }

    func contains(_ host: Host, usualPort: UInt16) -> Bool {
        hosts.contains { listed in
            let isSame = host.address.map { listed.address == $0 } ?? (listed.name == host.name)
            return isSame && (listed.port ?? usualPort) == (host.port ?? usualPort)
        }
    }

    /// Whether `host`, which is listed, may be reached at `address`: a public one, or one that is listed by itself.
    func allows(_ address: IPAddress, for host: Host, usualPort: UInt16) -> Bool {
        if address.isPublic || (host.isLocalhost && address.isLoopback) { return true }
        let asAddress = Host(name: address.description, port: host.port, address: address)
        return contains(asAddress, usualPort: usualPort)
    }

    /// Reads a name or an address, perhaps with a port.
    static func host(_ text: String) throws(BaseURLProblem) -> Host {
        guard !text.contains("/"), !text.contains("\\") else { throw .host(text) }
        return try host(BaseURL("https://" + text))
    }

    /// - Throws: where resolvers may take the name for an address that it does not show: `2130706433`, `0x7f.0.0.1`,
    ///   `127.1`, `::ffff:127.0.0.1`.
    static func host(_ url: BaseURL) throws(BaseURLProblem) -> Host {
        let address = IPAddress(url.host)
        guard address == address?.unmapped, address != nil || !looksLikeAddress(url.host) else { throw .host(url.host) }
        return Host(name: url.host, port: url.port, address: address)
    }

    /// By the rule of the URL standard (“ends in a number”): the last label is a number, in whatever base.
    private static func looksLikeAddress(_ host: String) -> Bool {
        guard let last = host.utf8.split(separator: UInt8(ascii: ".")).last else { return true }
        let isHex = last.starts(with: "0x".utf8)
        return host.utf8.contains(UInt8(ascii: ":")) || isHex || last.allSatisfy(ASCII.isDigit)
    }
}

extension HostList: CustomStringConvertible {
    /// As it is written: `shop.example.com, 10.0.0.7:8443`.
    var description: String {
        hosts.map { host in
            let name = host.name.contains(":") ? "[\(host.name)]" : host.name
            return host.port.map { "\(name):\($0)" } ?? name
        }.joined(separator: ", ")
    }
}
