/// What went wrong, as programs are told: stable names, each with its status and OpenAI's type of error.
package enum FailureCode: String, Sendable, CaseIterable {
    case invalidJSON = "invalid_json"
    case invalidValue = "invalid_value"
    case missingField = "missing_field"
    case unknownField = "unknown_field"
    case invalidAPIKey = "invalid_api_key"
    case insufficientRole = "insufficient_role"
    case forbiddenHost = "forbidden_host"
    case forbiddenOrigin = "forbidden_origin"
    /// The upstream found fault with the request.
    case upstreamRejected = "upstream_rejected"
    case unknownRoute = "unknown_route"
    case modelNotFound = "model_not_found"
    case collectionNotFound = "collection_not_found"
    case documentNotFound = "document_not_found"
    case answerNotFound = "answer_not_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case requestTimeout = "request_timeout"
    case idempotencyInProgress = "idempotency_in_progress"
    case bodyTooLarge = "body_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case idempotencyMismatch = "idempotency_mismatch"
    case rateLimitExceeded = "rate_limit_exceeded"
    case insufficientQuota = "insufficient_quota"
    case internalError = "internal_error"
    case upstreamError = "upstream_error"
    case overloaded
    case upstreamUnavailable = "upstream_unavailable"
    case shuttingDown = "shutting_down"
    case timeout
    case storageFull = "storage_full"

    package var status: Int {
        switch self {
        case .invalidJSON, .invalidValue, .missingField, .unknownField, .upstreamRejected: 400
        case .invalidAPIKey: 401
        case .insufficientRole, .forbiddenHost, .forbiddenOrigin: 403
        case .unknownRoute, .modelNotFound, .collectionNotFound, .documentNotFound, .answerNotFound: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .requestTimeout: 408
        case .idempotencyInProgress: 409
        case .bodyTooLarge: 413
        case .unsupportedMediaType: 415
        case .idempotencyMismatch: 422
        case .rateLimitExceeded, .insufficientQuota: 429
        case .internalError: 500
        case .upstreamError: 502
        case .overloaded, .upstreamUnavailable, .shuttingDown: 503
        case .timeout: 504
        case .storageFull: 507
        }
    }

    /// As OpenAI sorts errors.
    package var type: String {
        switch status {
        case 401: "authentication_error"
        case 403: "permission_error"
        case 429: self == .insufficientQuota ? "insufficient_quota" : "rate_limit_error"
        case 500...: "server_error"
        default: "invalid_request_error"
        }
    }
}
