/// Why a call gave no result.
///
/// ```swift
/// do {
///     print(try await nuthatch.answer("Is there a return fee?").text ?? "")
/// } catch let error as NuthatchError where error.code == .rateLimitExceeded {
///     print("Again in", error.retryAfter ?? .seconds(1), error.requestID ?? "")
/// }
/// ```
///
/// A call whose task is cancelled throws `CancellationError` instead.
public enum NuthatchError: Error, Sendable, Equatable {
    /// What the service says when it refuses or fails.
    public struct Refusal: Sendable, Equatable {
        /// Nil where a stream that had begun was broken off.
        public var status: Int?
        /// Stable; nil where something before the service answered.
        public var code: Code?
        /// The field of the request that is at fault.
        public var parameter: String?
        /// For people: names the value, the rule and the way out.
        public var message: String
        /// By which the service's logs tell of this call.
        public var requestID: String
        /// How long to wait before another call.
        public var retryAfter: Duration?
        /// Calls sent, the last included.
        public var attempts: Int
    }

    /// The client cannot be made with this setting.
    case invalidSetting(String)
    /// The request can never be right, and was not sent.
    case invalidRequest(String)
    /// The service, or something before it, answered with an error.
    case refused(Refusal)
    /// There was no connection, or it broke before the reply was whole, each time.
    case unreachable(String, requestID: String, attempts: Int)
    /// The limit of time is over; for a stream, that until its first byte, or for the silence between two.
    case timedOut(after: Duration, requestID: String, attempts: Int)
    /// The reply is not what the service sends: another program answers at the address, or a much later version.
    case unreadable(String, requestID: String)
    /// A stream ended without its final event. What came of it is not an answer.
    case interrupted(String, requestID: String)
    /// The reply is larger than the limits allow, or a stream waits for a reader that is too slow.
    case tooLarge(limit: Int, requestID: String)

    /// Of what was refused.
    public var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
    /// Of what was refused.
    public var status: Int? { refusal?.status }
    /// Of what was refused.
    public var code: Code? { refusal?.code }
    /// Of what was refused.
    public var retryAfter: Duration? { refusal?.retryAfter }

    /// By which the service's logs tell of the call; nil where none was sent.
    public var requestID: String? {
        switch self {
        case .invalidSetting, .invalidRequest: nil
        case .refused(let refusal): refusal.requestID
        case .unreachable(_, let id, _), .timedOut(_, let id, _), .unreadable(_, let id), .interrupted(_, let id),
            .tooLarge(_, let id):
            id
        }
    }
}

extension NuthatchError: CustomStringConvertible {
    /// A sentence with the request's id.
    public var description: String {
        switch self {
        case .invalidSetting(let text), .invalidRequest(let text): text
        case .refused(let refusal): refusal.description
        case .unreachable(let reason, let id, let attempts):
            "No reply after \(Self.count(attempts)): \(reason) (request \(id))."
        case .timedOut(let limit, let id, let attempts):
            "No whole reply within \(limit), \(Self.count(attempts)) (request \(id)). Limits.time is the setting."
        case .unreadable(let reason, let id): "The reply is not one of this service: \(reason) (request \(id))."
        case .interrupted(let reason, let id):
            "The stream ended before its answer was whole: \(reason) (request \(id))."
        case .tooLarge(let limit, let id):
            "The reply is larger than \(limit) bytes, the limit for what waits to be read (request \(id))."
        }
    }

    static func count(_ attempts: Int) -> String { attempts == 1 ? "1 attempt" : "\(attempts) attempts" }
}

extension NuthatchError.Refusal: CustomStringConvertible {
    /// The message, with status, code and request.
    public var description: String {
        let code = code.map { " \($0.rawValue)" } ?? ""
        return "\(status.map(String.init) ?? "In the stream:")\(code): \(message) (request \(requestID))"
    }
}
