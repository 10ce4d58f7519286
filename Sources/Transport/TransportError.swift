/// Why a transfer failed. No message holds a header's value, a key or a body.
package enum TransportError: Error, Equatable {
    /// The name has no address, or nobody who knows it answered.
    case cannotResolve(String)
    case connectionRefused
    /// No connection for another reason: no route, no free port.
    case cannotConnect(String)
    /// Every address that the name stands for is one that the request does not allow.
    case forbiddenAddress(String)
    case connectTimeout
    case firstByteTimeout
    case silenceTimeout
    case totalTimeout
    /// The connection ended in the middle of the transfer: with or without a whole head.
    case connectionLost(afterHead: Bool)
    /// The handshake failed, or the certificate is not trusted.
    case tls(String)
    /// The response is not HTTP/1.1 as it is written down.
    case malformedResponse(String)
    /// The heads of the response are larger than `limit` bytes, or have more than 200 fields.
    case headTooLarge(limit: Int)
    case bodyTooLarge(limit: Int)
    /// The body is encoded, for instance compressed, which was not asked for.
    case encodedBody(String)
    /// The request breaks a rule, and nothing was sent.
    case badRequest(String)
    case badSetting(String)
    /// As many transfers as allowed are under way, and nothing was sent.
    case overloaded(limit: Int)
    /// The transport was shut down.
    case closed
    /// A fault of ours: what libcurl or the system said.
    case unexpected(String)
}

extension TransportError {
    /// A name for metrics, of which there are as many as cases.
    package var code: String {
        switch self {
        case .cannotResolve: "cannot_resolve"
        case .connectionRefused: "connection_refused"
        case .cannotConnect: "cannot_connect"
        case .forbiddenAddress: "forbidden_address"
        case .connectTimeout: "connect_timeout"
        case .firstByteTimeout: "first_byte_timeout"
        case .silenceTimeout: "silence_timeout"
        case .totalTimeout: "total_timeout"
        case .connectionLost: "connection_lost"
        case .tls: "tls"
        case .malformedResponse: "malformed_response"
        case .headTooLarge: "head_too_large"
        case .bodyTooLarge: "body_too_large"
        case .encodedBody: "encoded_body"
        case .badRequest: "bad_request"
        case .badSetting: "bad_setting"
        case .overloaded: "overloaded"
        case .closed: "closed"
        case .unexpected: "unexpected"
        }
    }

    /// Whether there was no connection, or it was lost.
    package var isConnectionFault: Bool {
        switch self {
        case .cannotResolve, .connectionRefused, .cannotConnect, .connectTimeout, .connectionLost, .tls: true
        default: false
        }
    }

    package var isTimeout: Bool {
        switch self {
        case .connectTimeout, .firstByteTimeout, .silenceTimeout, .totalTimeout: true
        default: false
        }
    }
}

extension TransportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotResolve(let host): "The name \(host) could not be resolved."
        case .connectionRefused: "The upstream refused the connection."
        case .cannotConnect(let detail): "The upstream could not be reached: \(detail)."
        case .forbiddenAddress(let host): "The name \(host) stands for an address that must not be called."
        case .connectTimeout: "The upstream did not accept a connection within the limit for connecting."
        case .firstByteTimeout: "The upstream did not begin to answer within the limit for the first byte."
        case .silenceTimeout: "The upstream fell silent in the middle of its answer, for longer than the limit."
        case .totalTimeout: "The transfer took longer than its limit."
        case .connectionLost(afterHead: false): "The connection was lost before the answer began."
        case .connectionLost(afterHead: true): "The connection was lost in the middle of the answer."
        case .tls(let detail): "No secure connection: \(detail)."
        case .malformedResponse(let detail): "The answer is not valid HTTP/1.1: \(detail)."
        case .headTooLarge(let limit):
            "The head of the answer is larger than \(limit) bytes, or has more than \(HeadReader.fieldLimit) fields."
        case .bodyTooLarge(let limit): "The body of the answer is larger than \(limit) bytes."
        case .encodedBody(let encoding): "The body of the answer has the encoding \(encoding), which was not asked for."
        case .badRequest(let detail): "The request was not sent: \(detail)."
        case .badSetting(let detail): detail
        case .overloaded(let limit): "\(limit) transfers are under way, as many as allowed; try again later."
        case .closed: "The transport is shut down."
        case .unexpected(let detail): "The transfer failed: \(detail)."
        }
    }
}
