import JSONText

/// The text of a response.
enum RPCResponse {
    static func bytes(_ id: RPCIdentifier, result: [UInt8]) -> [UInt8] {
        var object = beginning(id)
        object.add("result", json: result)
        return object.finished()
    }

    /// - Parameter id: nil where it cannot be told, which is written as null.
    static func bytes(_ id: RPCIdentifier?, _ error: RPCError) -> [UInt8] {
        var fault = JSONObjectWriter()
        fault.add("code", error.code.rawValue)
        fault.add("message", error.message)
        var object = beginning(id)
        object.add("error", json: fault.finished())
        return object.finished()
    }

    /// - Parameter responses: at least one.
    static func batch(_ responses: [[UInt8]]) -> [UInt8] {
        Array("[".utf8) + responses.joined(separator: ",".utf8) + "]".utf8
    }

    private static func beginning(_ id: RPCIdentifier?) -> JSONObjectWriter {
        var object = JSONObjectWriter()
        object.add("jsonrpc", "2.0")
        object.add("id", json: id?.bytes ?? Array("null".utf8))
        return object
    }
}
