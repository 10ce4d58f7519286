import CCurl
import Glibc

extension TransportError {
    /// What libcurl's `code` means for `transfer`.
    init(_ code: CURLcode, of transfer: Transfer, handle: CurlHandle) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .cannotResolve(transfer.host)
        case CURLE_COULDNT_CONNECT where transfer.hasForbiddenAddress: self = .forbiddenAddress(transfer.host)
        case CURLE_COULDNT_CONNECT: self = .refusal(handle.systemError)
        // The only limit that libcurl keeps is the one for connecting.
        case CURLE_OPERATION_TIMEDOUT: self = .connectTimeout
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE:
            self = .connectionLost(afterHead: transfer.hasHead)
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_UNSUPPORTED_PROTOCOL:
            self = .malformedResponse(String(cString: curl_easy_strerror(code)))
        // A line without end: libcurl gives it up at 100 kB.
        case CURLE_OUT_OF_MEMORY where !transfer.hasHead:
            self = .headTooLarge(limit: transfer.request.limits.headBytes)
        case CURLE_URL_MALFORMAT: self = .badRequest("the URL is not valid")
        case CURLE_PROXY: self = .cannotConnect("the proxy did not let it through")
        default:
            let detail = handle.detail.isEmpty ? String(cString: curl_easy_strerror(code)) : handle.detail
            self = Self.handshakeCodes.contains(code.rawValue) ? .tls(detail) : .unexpected(detail)
        }
    }

    private static let handshakeCodes: Set<UInt32> = Set(
        [
            CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT,
        ]
        .map(\.rawValue)
    )

    private static func refusal(_ number: Int32) -> TransportError {
        switch number {
        case ECONNREFUSED: .connectionRefused
        case ETIMEDOUT: .connectTimeout
        default: .cannotConnect(number == 0 ? "no address answered" : String(cString: strerror(number)))
        }
    }
}
