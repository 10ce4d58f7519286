import Access
import Gateway
import JSONText
import Transport
import Upstreams
import WireFormat

/// What other parts throw, as the service tells it.
extension ServiceFailure {
    /// Nil where the caller has left, and nobody reads what is said.
    init?(_ error: any Error, explain: (any Error) -> ServiceFailure?) {
        switch error {
        case let failure as ServiceFailure: self = failure
        case let error as GatewayError: self.init(error)
        case let error as WireError: self.init(error)
        case AccessError.overloaded(let wait): self = .overloaded(wait)
        case is CancellationError: return nil
        default: self = explain(error) ?? .internalError
        }
    }

    init(_ error: GatewayError) {
        let code: FailureCode =
            switch error {
            case .unknownModel: .modelNotFound
            case .invalidRequest: .invalidValue
            case .rejected: .upstreamRejected
            case .rateLimited, .limitReached: .rateLimitExceeded
            case .quotaExhausted: .insufficientQuota
            case .notConfigured, .breakerOpen: .upstreamUnavailable
            case .shutDown: .shuttingDown
            case .deadlineExceeded: .timeout
            case .unreachable(_, let cause): cause.isTimeout ? .timeout : .upstreamError
            case .unauthorized, .upstreamFailed, .invalidAnswer, .streamBroken: .upstreamError
            }
        self.init(code, error.description, param: error.param, retryAfter: error.retryAfter)
        // Clients take both for a reason to wait, and have to be told how long.
        if status == 429 || status == 503, retryAfter == nil { retryAfter = .seconds(5) }
    }

    /// Nil for what is admitted.
    ///
    /// - Parameter things: what is counted a minute.
    init?(_ verdict: MeterVerdict, of things: String) {
        switch verdict {
        case .admitted: return nil
        case .limited(let wait):
            self.init(
                .rateLimitExceeded,
                "The key has used its \(things) a minute; try again when Retry-After is over.",
                retryAfter: wait
            )
        case .outOfBudget(let wait):
            self.init(
                .insufficientQuota,
                "The key's budget of this day is spent; there is more from midnight UTC on.",
                retryAfter: wait
            )
        }
    }

    init(_ error: WireError) {
        switch error {
        case .notJSON: self.init(.invalidJSON, error.description)
        case .missingField(let field, _): self.init(.missingField, error.description, param: field)
        case .wrongType(let field, _), .emptyField(let field), .repeatedField(let field, _),
            .tooManyElements(let field, _, _), .outOfRange(let field, _, _, _), .tooLong(let field, _):
            self.init(.invalidValue, error.description, param: field)
        default: self.init(.invalidValue, error.description)
        }
    }
}

extension GatewayError {
    fileprivate var param: String? {
        if case .unknownModel = self { "model" } else { nil }
    }
}
