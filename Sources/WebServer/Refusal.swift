/// What a server answers by itself, without asking the responder. The connection ends with it.
package enum Refusal: String, CaseIterable, Sendable {
    case badRequest
    case requestTimeout
    case bodyTooLarge
    case targetTooLong
    case expectationFailed
    case headersTooLarge
    case overloaded

    package var status: Int {
        switch self {
        case .badRequest: 400
        case .requestTimeout: 408
        case .bodyTooLarge: 413
        case .targetTooLong: 414
        case .expectationFailed: 417
        case .headersTooLarge: 431
        case .overloaded: 503
        }
    }

    package var code: String {
        switch self {
        case .badRequest: "malformed_request"
        case .requestTimeout: "request_timeout"
        case .bodyTooLarge: "body_too_large"
        case .targetTooLong: "uri_too_long"
        case .expectationFailed: "expectation_failed"
        case .headersTooLarge: "headers_too_large"
        case .overloaded: "overloaded"
        }
    }

    var message: String {
        switch self {
        case .badRequest: "The request is not well-formed HTTP/1.1."
        case .requestTimeout: "The request came too slowly to be waited for."
        case .bodyTooLarge: "The body is larger than this server takes."
        case .targetTooLong: "The request's target is longer than this server takes."
        case .expectationFailed: "Of the Expect field only 100-continue is known."
        case .headersTooLarge: "The header fields are larger or more than this server takes."
        case .overloaded: "The server holds as many connections as it can; try again."
        }
    }

    /// The error as OpenAI's clients know it.
    package var body: String {
        let type = self == .overloaded ? "server_error" : "invalid_request_error"
        return #"{"error":{"message":"\#(message)","type":"\#(type)","param":null,"code":"\#(code)"}}"#
    }
}
