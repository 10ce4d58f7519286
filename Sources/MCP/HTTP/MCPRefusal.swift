/// Why a request over HTTP is not looked at.
package enum MCPRefusal: Error, Equatable, CustomStringConvertible {
    case forbiddenHost(String)
    case forbiddenOrigin(String)
    /// GET among them: nothing is sent of its own accord, and there are no sessions to end.
    case methodNotAllowed(String)
    case unsupportedMediaType(String)
    case notAcceptable(String)
    case unsupportedRevision(String)

    package var status: Int {
        switch self {
        case .forbiddenHost, .forbiddenOrigin: 403
        case .methodNotAllowed: 405
        case .unsupportedMediaType: 415
        case .notAcceptable: 406
        case .unsupportedRevision: 400
        }
    }

    /// For programs.
    package var code: String {
        switch self {
        case .forbiddenHost: "forbidden_host"
        case .forbiddenOrigin: "forbidden_origin"
        case .methodNotAllowed: "method_not_allowed"
        case .unsupportedMediaType: "unsupported_media_type"
        case .notAcceptable: "not_acceptable"
        case .unsupportedRevision: "invalid_value"
        }
    }

    package var description: String {
        switch self {
        case .forbiddenHost(let host): "The host “\(Self.shown(host))” is not one that this server answers to."
        case .forbiddenOrigin(let origin): "Pages of “\(Self.shown(origin))” may not call this server."
        case .methodNotAllowed(let method):
            "The method is \(Self.shown(method)); messages are sent by POST, and there is no stream to GET."
        case .unsupportedMediaType(let type):
            "The content type is “\(Self.shown(type))”; a message is application/json."
        case .notAcceptable(let accept):
            "The request accepts “\(Self.shown(accept))”; replies are application/json or text/event-stream."
        case .unsupportedRevision(let revision):
            "MCP-Protocol-Version is “\(Self.shown(revision))”; it has to be one of "
                + MCPRevision.allCases.map(\.rawValue).joined(separator: ", ") + "."
        }
    }

    private static func shown(_ value: String) -> String { String(value.prefix(100)) }
}
