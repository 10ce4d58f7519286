import RAGCore
import Resilience
import Transport
import Upstreams

/// Why one call to an upstream failed, and what follows from that.
struct AttemptFailure: Error {
    /// Who could do better.
    enum Next {
        /// The same upstream, in a moment.
        case retry
        /// The same upstream by another of its keys.
        case otherKey
        case otherUpstream
        /// Nobody: the request is at fault, or its caller already reads the answer.
        case nobody
    }

    enum Health {
        /// The upstream is well: it had reason to refuse.
        case well
        case sick
        /// Nothing was learnt of it.
        case unknown
    }

    var error: GatewayError
    var next: Next
    var health: Health
    /// Of the upstream's own answer; nil where there was none.
    var status: Int?
    var retryAfter: Duration?
}

extension AttemptFailure {
    /// What an answer other than 200 means.
    ///
    /// - Parameter message: of the upstream's error object, without keys.
    init(status: Int, message: String, retryAfter: Duration?, upstream: String) {
        self.status = status
        self.retryAfter = retryAfter
        switch status {
        case 401, 403:
            (error, next, health) = (.unauthorized(upstream: upstream, status: status), .otherKey, .well)
        case 402:
            (error, next, health) = (.quotaExhausted(upstream: upstream), .otherKey, .well)
        case 429:
            (error, next, health) = (.rateLimited(upstream: upstream, retryAfter: retryAfter), .otherKey, .well)
        case 404, 405:
            // It may be served elsewhere.
            let rejected = GatewayError.rejected(upstream: upstream, status: status, message: message)
            (error, next, health) = (rejected, .otherUpstream, .well)
        case 408, 500, 502, 503, 504, 529:
            let failed = GatewayError.upstreamFailed(upstream: upstream, status: status, message: message)
            (error, next, health) = (failed, .retry, .sick)
        case 400..<500:
            (error, next, health) = (
                .rejected(upstream: upstream, status: status, message: message), .nobody, .well
            )
        default:
            // Redirects among them, which are never followed.
            let failed = GatewayError.upstreamFailed(upstream: upstream, status: status, message: message)
            (error, next, health) = (failed, .otherUpstream, .sick)
        }
    }

    init(_ transport: TransportError, upstream: String) {
        error = .unreachable(upstream: upstream, transport)
        switch transport {
        case .badRequest, .badSetting:
            (next, health) = (.nobody, .unknown)
        case .overloaded, .closed:
            (next, health) = (.otherUpstream, .unknown)
        case .firstByteTimeout, .silenceTimeout, .totalTimeout, .headTooLarge, .bodyTooLarge, .encodedBody:
            // The time is spent, or the answer would be the same.
            (next, health) = (.otherUpstream, .sick)
        default:
            (next, health) = (.retry, .sick)
        }
    }

    static func invalidAnswer(_ reason: String, upstream: String) -> AttemptFailure {
        AttemptFailure(error: .invalidAnswer(upstream: upstream, reason: reason), next: .otherUpstream, health: .sick)
    }

    static func noKey(of upstream: String) -> AttemptFailure {
        AttemptFailure(error: .unauthorized(upstream: upstream, status: 401), next: .otherUpstream, health: .unknown)
    }

    /// The breaker is open.
    static func spared(_ target: Target, retryAfter wait: Duration) -> AttemptFailure {
        AttemptFailure(
            error: .breakerOpen(
                upstream: target.lane.upstream.name,
                model: target.model.name,
                retryAfter: wait
            ),
            next: .otherUpstream,
            health: .unknown
        )
    }

    /// Whether the same upstream may be asked again.
    var mayRetry: Bool {
        if case .retry = next { true } else { false }
    }

    /// What the retry policy judges.
    var fault: FailedAttempt.Fault {
        if let status { return .status(status) }
        switch error {
        case .unreachable(_, let error) where error.isConnectionFault: return .connection
        // Of a stream that nobody has read of yet: as good as none, and as a status of 500.
        case .streamBroken: return .connection
        case .upstreamFailed: return .status(500)
        default: return .other
        }
    }
}
