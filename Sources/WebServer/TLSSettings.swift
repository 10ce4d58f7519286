/// Where a server's certificates are, as PEM files.
package struct TLSSettings: Sendable, Equatable {
    /// What is asked of clients.
    package enum ClientCertificates: Sendable, Equatable {
        case none
        /// Checked where a client shows one.
        case optional(authorities: String)
        /// Without one there is no connection.
        case required(authorities: String)
    }

    /// The server's certificate, then those between it and its authority.
    package var certificates: String
    /// Readable by its owner only.
    package var key: String
    package var clients: ClientCertificates

    package init(certificates: String, key: String, clients: ClientCertificates = .none) {
        self.certificates = certificates
        self.key = key
        self.clients = clients
    }
}
