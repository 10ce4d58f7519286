import RAGCore
import Resilience
package import Transport
package import Upstreams

/// Why a request to the gateway got no answer. Every case has a stable code, an HTTP status and a sentence.
///
/// Neither a key nor a prompt is in any of them: of what an upstream says only the cleaned message of its error object.
package enum GatewayError: Error, Equatable {
    case unknownModel(UnknownModel)
    /// The request cannot be sent as it is; the sentence says why.
    case invalidRequest(String)
    /// The model is there, and no upstream that serves it has a key.
    case notConfigured(model: String, reason: String)
    /// The upstream took none of our keys.
    case unauthorized(upstream: String, status: Int)
    /// The account behind the key is out of credit.
    case quotaExhausted(upstream: String)
    /// The upstream found fault with the request.
    case rejected(upstream: String, status: Int, message: String)
    case rateLimited(upstream: String, retryAfter: Duration?)
    /// Our own limit, or the queue before it.
    case limitReached(upstream: String, retryAfter: Duration?)
    case breakerOpen(upstream: String, model: String, retryAfter: Duration)
    case unreachable(upstream: String, TransportError)
    /// A status of 500 and above.
    case upstreamFailed(upstream: String, status: Int, message: String)
    /// What came is no answer.
    case invalidAnswer(upstream: String, reason: String)
    /// A stream that ended before its end.
    case streamBroken(upstream: String, reason: String)
    /// The caller's time is up.
    case deadlineExceeded
    case shutDown
}

extension GatewayError {
    /// One of a bounded list, for programs, metrics and the ledger.
    package var code: String {
        switch self {
        case .unknownModel: "model_not_found"
        case .invalidRequest: "invalid_request"
        case .notConfigured: "upstream_not_configured"
        case .unauthorized: "upstream_unauthorized"
        case .quotaExhausted: "upstream_quota_exhausted"
        case .rejected: "upstream_rejected"
        case .rateLimited: "upstream_rate_limited"
        case .limitReached: "rate_limited"
        case .breakerOpen: "upstream_unavailable"
        case .unreachable(_, let error): error.isTimeout ? "upstream_timeout" : "upstream_unreachable"
        case .upstreamFailed: "upstream_error"
        case .invalidAnswer: "upstream_invalid_answer"
        case .streamBroken: "upstream_stream_broken"
        case .deadlineExceeded: "deadline_exceeded"
        case .shutDown: "shutting_down"
        }
    }

    /// The status that a server of ours answers with.
    package var status: Int {
        switch self {
        case .unknownModel: 404
        case .invalidRequest: 400
        case .rejected(_, let status, _): status
        case .rateLimited, .limitReached, .quotaExhausted: 429
        case .notConfigured, .breakerOpen, .shutDown: 503
        case .unreachable(_, let error): error.isTimeout ? 504 : 502
        case .deadlineExceeded: 504
        case .unauthorized, .upstreamFailed, .invalidAnswer, .streamBroken: 502
        }
    }

    /// When it may be worth another try.
    package var retryAfter: Duration? {
        switch self {
        case .rateLimited(_, let wait), .limitReached(_, let wait): wait
        case .breakerOpen(_, _, let wait): wait
        case .shutDown: .seconds(1)
        default: nil
        }
    }

    /// Whether an answer from the cache that is past its life is better than this: the upstream is at fault, not the request.
    var allowsStale: Bool {
        switch self {
        case .rateLimited, .limitReached, .breakerOpen, .unreachable, .upstreamFailed, .invalidAnswer, .streamBroken,
            .unauthorized, .quotaExhausted:
            true
        case .unknownModel, .invalidRequest, .notConfigured, .rejected, .deadlineExceeded, .shutDown: false
        }
    }
}

extension GatewayError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownModel(let error): error.description
        case .invalidRequest(let reason): reason
        case .notConfigured(_, let reason): reason
        case .unauthorized(let upstream, let status):
            """
            The upstream “\(upstream)” took none of the keys (it answered \(status)); check the key and what it may do, \
            then set it anew in the environment or the key file.
            """
        case .quotaExhausted(let upstream):
            "The account at the upstream “\(upstream)” is out of credit (it answered 402); top it up, or name another upstream."
        case .rejected(let upstream, let status, let message):
            "The upstream “\(upstream)” refused the request with \(status)" + Self.said(message)
        case .rateLimited(let upstream, let wait):
            "The upstream “\(upstream)” has had too many requests" + Self.tryAgain(wait)
        case .limitReached(let upstream, let wait):
            "The limit set for the upstream “\(upstream)” is reached" + Self.tryAgain(wait)
        case .breakerOpen(let upstream, let model, let wait):
            "The upstream “\(upstream)” is being spared for \(model) after too many failures" + Self.tryAgain(wait)
        case .unreachable(let upstream, let error):
            "The upstream “\(upstream)” could not be reached: \(error.description)"
        case .upstreamFailed(let upstream, let status, let message):
            "The upstream “\(upstream)” failed with \(status)" + Self.said(message)
        case .invalidAnswer(let upstream, let reason):
            "The upstream “\(upstream)” sent no valid answer: \(reason)"
        case .streamBroken(let upstream, let reason):
            "The answer of the upstream “\(upstream)” broke off: \(reason)"
        case .deadlineExceeded: "The time for this request is up; allow it more, or ask for a shorter answer."
        case .shutDown: "The gateway is shutting down; try again in a second."
        }
    }

    private static func said(_ message: String) -> String {
        message.isEmpty ? "." : ": " + message
    }

    private static func tryAgain(_ wait: Duration?) -> String {
        guard let wait else { return "; try again later." }
        return "; try again in \(max(1, Int((wait / .seconds(1)).rounded(.up)))) s."
    }
}
