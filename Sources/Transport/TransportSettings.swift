import Glibc

/// How a transport works, for all its requests.
package struct TransportSettings: Sendable, Equatable {
    /// Connections of a pool at once; a stream holds one for its whole life. Requests beyond wait in order.
    package var connectionsPerPool: Int
    /// The same for single pools, by name.
    package var connections: [String: Int]
    /// Transfers at once, those that wait for a connection too. More are refused with `.overloaded`.
    package var pendingLimit: Int
    /// How long a pool without a transfer keeps its connections.
    package var poolLifetime: Duration
    /// A file of certificates (PEM) to trust in place of the system's.
    package var certificateAuthorities: String?
    /// A proxy as a URL. The environment's are ignored.
    package var proxy: String?

    package init(
        connectionsPerPool: Int = 64,
        connections: [String: Int] = [:],
        pendingLimit: Int = 20_000,
        poolLifetime: Duration = .seconds(120),
        certificateAuthorities: String? = nil,
        proxy: String? = nil
    ) {
        self.connectionsPerPool = connectionsPerPool
        self.connections = connections
        self.pendingLimit = pendingLimit
        self.poolLifetime = poolLifetime
        self.certificateAuthorities = certificateAuthorities
        self.proxy = proxy
    }
}

extension TransportSettings {
    func connectionLimit(of pool: String) -> Int {
        connections[pool] ?? connectionsPerPool
    }

    func check() throws(TransportError) {
        for (name, value) in [("connectionsPerPool", connectionsPerPool), ("pendingLimit", pendingLimit)] {
            guard value > 0 else { throw .badSetting("\(name) is \(value); it must be at least 1.") }
        }
        for (pool, value) in connections {
            guard value > 0 else { throw .badSetting("The pool \(pool) may have \(value) connections; it needs 1.") }
        }
        if let file = certificateAuthorities, access(file, R_OK) != 0 {
            throw .badSetting("The file of certificates \(file) cannot be read: \(String(cString: strerror(errno))).")
        }
    }
}
