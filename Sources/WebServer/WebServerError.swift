/// Why a server does not start, or what a request's body ends with.
package enum WebServerError: Error, Equatable, CustomStringConvertible {
    case startedTwice
    case cannotListen(host: String, port: Int, reason: String)
    case keyReadableByOthers(path: String, mode: String)
    case unreadableFile(path: String, reason: String)
    case invalidCertificates(path: String, reason: String)
    /// The rest of the request will not come: the client left, or was refused.
    case requestCut

    package var description: String {
        switch self {
        case .startedTwice:
            "A server runs once; make another one."
        case .cannotListen(let host, let port, let reason):
            "The server cannot listen on \(host), port \(port): \(reason)."
        case .keyReadableByOthers(let path, let mode):
            "The private key \(path) has mode \(mode); others must not read it: chmod 600 \(path)."
        case .unreadableFile(let path, let reason):
            "\(path) cannot be read: \(reason)."
        case .invalidCertificates(let path, let reason):
            "\(path) does not hold what TLS needs: \(reason)."
        case .requestCut:
            "The request ended before all of it had come."
        }
    }
}
