import JSONText
import MCP
import Testing

/// Asks a server for one reply, and reads it.
struct Replies {
    let tools = ShopTools()

    func bytes(_ message: String, in revision: MCPRevision = .latest) async throws -> [UInt8]? {
        try await MCPServer(tools: tools, version: "1.2.3").reply(to: Array(message.utf8), in: revision)?.bytes
    }

    func text(_ message: String, in revision: MCPRevision = .latest) async throws -> String? {
        try await bytes(message, in: revision).map { String(decoding: $0, as: UTF8.self) }
    }

    func json(_ message: String, in revision: MCPRevision = .latest) async throws -> JSONNode {
        try JSONDocument(try #require(try await bytes(message, in: revision))).root
    }

    /// The result of a call of a tool.
    func call(_ tool: String, _ arguments: String, in revision: MCPRevision = .latest) async throws -> JSONNode {
        let params = #"{"name":"\#(tool)","arguments":\#(arguments)}"#
        let reply = try await json(#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":\#(params)}"#, in: revision)
        return try #require(reply["result"])
    }
}
