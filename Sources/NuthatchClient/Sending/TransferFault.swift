import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Why a reply did not come whole.
enum TransferFault: Error {
    /// There was no connection, or it broke: worth another attempt.
    case connection(String)
    /// More waits to be read than may.
    case backlog(Int)
    /// What no other attempt would better: a certificate that is not trusted, a name that cannot be a host's.
    case other(String)

    init(_ error: any Error) {
        guard let code = (error as? URLError)?.code else {
            self = .connection("the connection failed")
            return
        }
        switch code {
        case .cannotConnectToHost: self = .connection("the connection was refused")
        case .cannotFindHost, .dnsLookupFailed: self = .connection("the host's name is not known")
        case .timedOut: self = .connection("the connection was silent")
        case .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
            .serverCertificateNotYetValid, .clientCertificateRejected, .clientCertificateRequired:
            self = .other("the service's certificate is not trusted")
        case .badURL, .unsupportedURL: self = .other("the URL cannot be called")
        // The system's own sentence would name the URL.
        default: self = .connection("the connection broke (URLError \(code.rawValue))")
        }
    }
}
