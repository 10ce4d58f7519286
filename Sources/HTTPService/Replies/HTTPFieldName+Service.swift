import HTTPTypes

extension HTTPField.Name {
    static let accelBuffering = named("X-Accel-Buffering")
    static let referrerPolicy = named("Referrer-Policy")
    static let requestID = named("X-Request-ID")
    static let serviceName = named("X-Service-Name")
    static let timeout = named("X-Request-Timeout-Ms")
    static let traceParent = named("traceparent")
    static let idempotencyKey = named("Idempotency-Key")
    static let tokensUsed = named("X-Tokens-Used")
    static let cost = named("X-Cost-USD")
    static let cache = named("X-Cache")
    static let model = named("X-Model")
    static let overhead = named("X-Nuthatch-Overhead-Ms")

    /// The names are constants, and all valid.
    private static func named(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("“\(name)” is no name of a field") }
        return field
    }
}
