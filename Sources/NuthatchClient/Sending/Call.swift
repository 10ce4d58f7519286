import Foundation

/// A call over all its attempts.
struct Call: Sendable {
    var requestID: String
    /// Where it writes.
    var idempotencyKey: String?
    var traceparent: String?
    var timeLimit: Duration
    var deadline: ContinuousClock.Instant

    init(_ request: APIRequest, _ options: NuthatchClient.CallOptions, _ caller: Caller) throws {
        try options.check()
        requestID = options.requestID ?? UUID().uuidString.lowercased()
        idempotencyKey = request.writes ? options.idempotencyKey ?? UUID().uuidString.lowercased() : nil
        traceparent = options.traceparent
        timeLimit = options.timeLimit ?? caller.limits.time
        deadline = caller.timing.now() + timeLimit
    }
}
