extension NuthatchError {
    /// What went wrong, as a word that does not change. A code that is not listed here is one of a later version.
    public struct Code: RawRepresentable, Hashable, Sendable, Codable {
        /// As the service writes it.
        public let rawValue: String

        /// - Parameter rawValue: as the service writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }
}

extension NuthatchError.Code {
    /// The body is not JSON.
    public static let invalidJSON = Self(rawValue: "invalid_json")
    /// A value is out of its range.
    public static let invalidValue = Self(rawValue: "invalid_value")
    /// A field that is needed is missing.
    public static let missingField = Self(rawValue: "missing_field")
    /// A field that the service does not know.
    public static let unknownField = Self(rawValue: "unknown_field")
    /// There is no key, or it is malformed, unknown, revoked or expired.
    public static let invalidAPIKey = Self(rawValue: "invalid_api_key")
    /// The key has not the role that the call needs.
    public static let insufficientRole = Self(rawValue: "insufficient_role")
    /// There is no such route.
    public static let unknownRoute = Self(rawValue: "unknown_route")
    /// There is no such model.
    public static let modelNotFound = Self(rawValue: "model_not_found")
    /// There is no such collection, or the key does not hold it.
    public static let collectionNotFound = Self(rawValue: "collection_not_found")
    /// There is no such document.
    public static let documentNotFound = Self(rawValue: "document_not_found")
    /// There is no record of such an answer.
    public static let answerNotFound = Self(rawValue: "answer_not_found")
    /// The request came too slowly.
    public static let requestTimeout = Self(rawValue: "request_timeout")
    /// The same call is still at work.
    public static let idempotencyInProgress = Self(rawValue: "idempotency_in_progress")
    /// The idempotency key was used for another request.
    public static let idempotencyMismatch = Self(rawValue: "idempotency_mismatch")
    /// The body is too large.
    public static let bodyTooLarge = Self(rawValue: "body_too_large")
    /// Too many requests or tokens a minute.
    public static let rateLimitExceeded = Self(rawValue: "rate_limit_exceeded")
    /// The key's budget of the day is spent.
    public static let insufficientQuota = Self(rawValue: "insufficient_quota")
    /// A fault of the service.
    public static let internalError = Self(rawValue: "internal_error")
    /// A model's service failed.
    public static let upstreamError = Self(rawValue: "upstream_error")
    /// No model's service can be reached.
    public static let upstreamUnavailable = Self(rawValue: "upstream_unavailable")
    /// The service has more to do than it can.
    public static let overloaded = Self(rawValue: "overloaded")
    /// The service is about to stop.
    public static let shuttingDown = Self(rawValue: "shutting_down")
    /// The deadline is over.
    public static let timeout = Self(rawValue: "timeout")
    /// The service's disk is full.
    public static let storageFull = Self(rawValue: "storage_full")
}
