import JSONText

/// Why a request has no result, as JSON-RPC 2.0 tells it.
package struct RPCError: Error, Equatable, CustomStringConvertible {
    /// The codes of section 5.1 of JSON-RPC 2.0.
    package enum Code: Int, Sendable {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case internalError = -32603
    }

    package var code: Code
    package var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    /// The fault is ours, and its reason is not the caller's business.
    static let failed = RPCError(.internalError, "The server could not do this. The request is not at fault.")
}
