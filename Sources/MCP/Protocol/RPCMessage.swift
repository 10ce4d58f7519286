import JSONText

/// One message of JSON-RPC 2.0.
enum RPCMessage {
    case request(RPCIdentifier, method: String, params: JSONNode?)
    case notification(method: String, params: JSONNode?)
    /// An answer to a request; none are sent from here, so it is for nobody.
    case response
    /// The id is nil where it cannot be told.
    case invalid(RPCIdentifier?, RPCError)

    init(_ node: JSONNode) {
        guard node.kind == .object else {
            self = .invalid(nil, RPCError(.invalidRequest, "A message has to be a JSON object."))
            return
        }
        let id = node["id"].flatMap { RPCIdentifier($0) }
        guard node["jsonrpc"]?.string == "2.0" else {
            self = .invalid(id, RPCError(.invalidRequest, "A message has to carry \"jsonrpc\": \"2.0\"."))
            return
        }
        guard let method = node["method"] else {
            let isResponse = node["result"] != nil || node["error"] != nil
            self = isResponse ? .response : .invalid(id, RPCError(.invalidRequest, "The message has no method."))
            return
        }
        guard let name = method.string else {
            self = .invalid(id, RPCError(.invalidRequest, "The method has to be a string."))
            return
        }
        let params = node["params"]
        if let params, params.kind != .object {
            self = .invalid(id, RPCError(.invalidParams, "The params have to be an object."))
            return
        }
        guard node["id"] != nil else {
            self = .notification(method: name, params: params)
            return
        }
        guard let id else {
            let rule = "The id has to be a string or a whole number, at most \(RPCIdentifier.lengthLimit) bytes long."
            self = .invalid(nil, RPCError(.invalidRequest, rule))
            return
        }
        self = .request(id, method: name, params: params)
    }
}
