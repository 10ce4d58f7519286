import JSONText
import MCP
import Testing

@Suite struct BatchTests {
    private static func ping(_ id: Int) -> String { #"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"# }
    private static func pong(_ id: Int) -> String { #"{"jsonrpc":"2.0","id":\#(id),"result":{}}"# }
    private static let note = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#

    @Test func `a batch is answered in its order, without its notifications`() async throws {
        let batch = "[\(Self.ping(2)),\(Self.note),\(Self.ping(1))]"
        let reply = try await Replies().text(batch, in: .march2025)
        #expect(reply == "[\(Self.pong(2)),\(Self.pong(1))]")
    }

    @Test func `a batch of notifications gets no reply`() async throws {
        #expect(try await Replies().bytes("[\(Self.note),\(Self.note)]", in: .march2025) == nil)
    }

    @Test func `what is wrong in a batch is told in its place`() async throws {
        let initialize = #"{"jsonrpc":"2.0","id":5,"method":"initialize","params":{"protocolVersion":"2025-03-26"}}"#
        let reply = try await Replies().json("[1,\(Self.ping(4)),\(initialize)]", in: .march2025)
        let codes = reply.elements.map { $0["error"]?["code"]?.int }
        #expect(codes == [-32600, nil, -32600])
    }

    @Test(arguments: MCPRevision.allCases)
    func `only one revision has batches`(revision: MCPRevision) async throws {
        let reply = try await Replies().json("[\(Self.ping(1))]", in: revision)
        #expect((reply.kind == .array) == (revision == .march2025))
        #expect(reply["error"]?["code"]?.int == (revision == .march2025 ? nil : -32600))
    }

    @Test(arguments: [(0, true), (1, false), (MCPSession.batchLimit, false), (MCPSession.batchLimit + 1, true)])
    func `a batch has at least one message, and not too many`(count: Int, isRefused: Bool) async throws {
        let batch = "[" + (0..<count).map(Self.ping).joined(separator: ",") + "]"
        let reply = try await Replies().json(batch, in: .march2025)
        #expect((reply["error"]?["code"]?.int == -32600) == isRefused)
    }
}
