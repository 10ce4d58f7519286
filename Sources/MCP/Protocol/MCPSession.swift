import JSONText

/// One side of a conversation by the Model Context Protocol, that of the server: bytes in, steps out.
///
/// It holds nothing but the agreed revision. Requests are served before `initialize` as well, by the newest revision or
/// that it began with, so that a service without sessions can use a fresh one for each message.
package struct MCPSession: Sendable {
    /// Larger messages are not read.
    package static let sizeLimit = 1 << 20
    /// The messages of a batch.
    package static let batchLimit = 32

    package private(set) var revision: MCPRevision
    /// Of the program, as it introduces itself.
    private let version: String

    package init(revision: MCPRevision = .latest, version: String) {
        self.revision = revision
        self.version = version
    }

    /// Time is linear in the bytes; nesting is bounded by `JSONDocument.depthLimit`.
    package mutating func take(_ bytes: [UInt8]) -> MCPIntake {
        guard bytes.count <= Self.sizeLimit else { return Self.tooLarge }
        let root: JSONNode
        do throws(JSONError) {
            root = try JSONDocument(bytes).root
        } catch {
            if case .tooDeep = error.fault { return Self.refused(.invalidRequest, "In the message \(error).") }
            return Self.refused(.parseError, "The message is no JSON: \(error).")
        }
        guard root.kind == .array else {
            if case .invalid(let id, let error) = RPCMessage(root) { return .refused(RPCResponse.bytes(id, error)) }
            return .single(step(RPCMessage(root)))
        }
        guard revision.hasBatches else {
            return Self.refused(.invalidRequest, "Revision \(revision.rawValue) has no batches; send one message.")
        }
        let count = root.elements.count
        guard (1...Self.batchLimit).contains(count) else {
            return Self.refused(
                .invalidRequest,
                "A batch of \(count) messages; it has to have 1 to \(Self.batchLimit)."
            )
        }
        return .batch(root.elements.map { batched(RPCMessage($0)) })
    }

    /// The answer to a message that was not read to its end, because it is too large.
    static let tooLarge = refused(.invalidRequest, "The message is larger than \(sizeLimit) bytes; send less.")

    private static func refused(_ code: RPCError.Code, _ message: String) -> MCPIntake {
        .refused(RPCResponse.bytes(nil, RPCError(code, message)))
    }

    private mutating func batched(_ message: RPCMessage) -> MCPStep {
        if case .request(let id, "initialize", _) = message {
            return .reply(RPCResponse.bytes(id, RPCError(.invalidRequest, "Initialize stands alone, not in a batch.")))
        }
        return step(message)
    }

    private mutating func step(_ message: RPCMessage) -> MCPStep {
        switch message {
        case .response: return .nothing
        case .invalid(let id, let error): return .reply(RPCResponse.bytes(id, error))
        case .notification("notifications/cancelled", let params):
            return params?["requestId"].flatMap { RPCIdentifier($0) }.map { .cancel($0) } ?? .nothing
        // Those that are not known are nobody's business.
        case .notification: return .nothing
        case .request(let id, let method, let params):
            do throws(RPCError) {
                return try step(id, method, params)
            } catch {
                return .reply(RPCResponse.bytes(id, error))
            }
        }
    }

    private mutating func step(_ id: RPCIdentifier, _ method: String, _ params: JSONNode?) throws(RPCError) -> MCPStep {
        switch method {
        case "initialize": .reply(RPCResponse.bytes(id, result: try initialize(params)))
        case "ping": .reply(RPCResponse.bytes(id, result: Array("{}".utf8)))
        case "tools/list": .reply(RPCResponse.bytes(id, result: try tools(params)))
        case "tools/call": .call(try call(id, params))
        default: throw RPCError(.methodNotFound, "There is no method “\(Self.shown(method))” here.")
        }
    }

    private mutating func initialize(_ params: JSONNode?) throws(RPCError) -> [UInt8] {
        guard let wanted = params?["protocolVersion"]?.string else {
            throw RPCError(.invalidParams, "initialize needs the protocolVersion that the client speaks, as a string.")
        }
        revision = MCPRevision(rawValue: wanted) ?? .latest
        var server = JSONObjectWriter()
        server.add("name", "nuthatch")
        if revision.hasStructuredContent { server.add("title", "Nuthatch") }
        server.add("version", version)
        var object = JSONObjectWriter()
        object.add("protocolVersion", revision.rawValue)
        object.add("capabilities", json: #"{"tools":{}}"#.utf8)
        object.add("serverInfo", json: server.finished())
        object.add("instructions", MCPToolList.instructions)
        return object.finished()
    }

    private func tools(_ params: JSONNode?) throws(RPCError) -> [UInt8] {
        if let cursor = params?["cursor"], cursor.kind != .null {
            throw RPCError(.invalidParams, "All tools stand on one page; leave out the cursor.")
        }
        var object = JSONObjectWriter()
        object.add("tools", array: MCPToolList.tools(in: revision))
        return object.finished()
    }

    private func call(_ id: RPCIdentifier, _ params: JSONNode?) throws(RPCError) -> MCPCall {
        guard let name = params?["name"]?.string else {
            throw RPCError(.invalidParams, "tools/call needs the name of a tool, as a string.")
        }
        guard let tool = MCPTool(rawValue: name) else {
            let known = MCPTool.allCases.map(\.rawValue).joined(separator: ", ")
            throw RPCError(.invalidParams, "There is no tool “\(Self.shown(name))”; there are \(known).")
        }
        let arguments = params?["arguments"]
        if let arguments, arguments.kind != .object {
            throw RPCError(.invalidParams, "The arguments have to be an object.")
        }
        let job = Result { () throws(MCPToolFault) in try MCPJob(tool, MCPArguments(arguments, of: tool)) }
        return MCPCall(id: id, job: job, revision: revision)
    }

    /// A name that is not known, short enough to be repeated.
    private static func shown(_ name: String) -> String { String(name.prefix(64)) }
}
