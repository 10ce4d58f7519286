/// A request to an upstream.
///
/// The transport writes `Host`, `Content-Length`, `Connection` and what else frames a message; a request that names one
/// of these is refused.
package struct HTTPRequest: Sendable {
    package var method: HTTPMethod
    /// Absolute, in ASCII, and without a user or a password.
    package var url: String
    package var headers: [HTTPHeader]
    /// Sent with a `POST`; a `GET` has none.
    package var body: [UInt8]
    /// Connections are shared only within one pool: one per upstream and credential.
    package var pool: String
    package var limits: TransferLimits
    /// Whether `url` may begin with `http:`. For loopback; else the credential would be readable on the way.
    package var allowsPlainHTTP: Bool
    /// Which addresses the name may stand for; nil for any. It is asked with the very address that is connected to, so that
    /// a name that changes what it stands for gains nothing. All requests of a pool must have one rule: a connection that
    /// is open is not checked again.
    package var allowsAddress: (@Sendable (IPAddress) -> Bool)?

    package init(
        method: HTTPMethod = .post,
        url: String,
        headers: [HTTPHeader] = [],
        body: [UInt8] = [],
        pool: String,
        limits: TransferLimits = TransferLimits(),
        allowsPlainHTTP: Bool = false,
        allowsAddress: (@Sendable (IPAddress) -> Bool)? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.pool = pool
        self.limits = limits
        self.allowsPlainHTTP = allowsPlainHTTP
        self.allowsAddress = allowsAddress
    }
}
