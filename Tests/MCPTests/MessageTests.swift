import JSONText
import MCP
import Testing

@Suite struct MessageTests {
    @Test(arguments: [
        // What is no JSON, or no message.
        ("{", "null", -32700), ("", "null", -32700), ("{\"a\":1} x", "null", -32700), ("\u{FEFF}{}", "null", -32700),
        ("1", "null", -32600), ("\"ping\"", "null", -32600), ("null", "null", -32600), ("{}", "null", -32600),
        (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, "1", -32600),
        (#"{"jsonrpc":2.0,"id":1,"method":"ping"}"#, "1", -32600),
        (#"{"id":1,"method":"ping"}"#, "1", -32600),
        (#"{"jsonrpc":"2.0","id":1,"method":7}"#, "1", -32600),
        (#"{"jsonrpc":"2.0","id":1}"#, "1", -32600),
        (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, "null", -32600),
        (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, "null", -32600),
        (#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#, "null", -32600),
        (#"{"jsonrpc":"2.0","id":true,"method":"ping"}"#, "null", -32600),
        // What asks for the wrong thing.
        (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, "1", -32602),
        (#"{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"info"}}"#, "1", -32601),
        (#"{"jsonrpc":"2.0","id":1,"method":"server/discover"}"#, "1", -32601),
        (#"{"jsonrpc":"2.0","id":1,"method":"notifications/cancelled"}"#, "1", -32601),
        (#"{"jsonrpc":"2.0","id":1,"method":"PING"}"#, "1", -32601),
        (#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#, "1", -32602),
        (#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":1}}"#, "1", -32602),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"2"}}"#, "1", -32602),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, "1", -32602),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"shell"}}"#, "1", -32602),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":[]}}"#, "1", -32602),
        (
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"break"}}}"#,
            "1", -32603
        ),
    ])
    func `what cannot be done has its code`(message: String, id: String, code: Int) async throws {
        let reply = try await Replies().json(message)
        #expect(reply["jsonrpc"]?.string == "2.0")
        #expect(reply["id"].map { String(decoding: $0.bytes, as: UTF8.self) } == id)
        #expect(reply["error"]?["code"]?.int == code)
        #expect(reply["error"]?["message"]?.string?.isEmpty == false)
        #expect(reply["result"] == nil)
    }

    @Test(arguments: [
        #""a""#, #""""#, "0", "-7", "12345678901234567890123", #""\u0061\"é""#, "1.0", #""1""#, "9007199254740993",
    ])
    func `an id comes back byte by byte`(id: String) async throws {
        let reply = try await Replies().text(#"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"#)
        #expect(reply == #"{"jsonrpc":"2.0","id":\#(id),"result":{}}"#)
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"#,
        #"{"jsonrpc":"2.0","method":"notifications/cancelled"}"#,
        #"{"jsonrpc":"2.0","method":"notifications/unheard-of","params":{}}"#,
        #"{"jsonrpc":"2.0","method":"ping"}"#,
        #"{"jsonrpc":"2.0","id":3,"result":{}}"#,
        #"{"jsonrpc":"2.0","id":3,"error":{"code":-1,"message":""}}"#,
    ])
    func `a notification and a response get no reply`(message: String) async throws {
        #expect(try await Replies().bytes(message) == nil)
    }

    @Test func `what is too large, too deep or no UTF-8 is refused`() async throws {
        let server = MCPServer(tools: ShopTools(), version: "1")
        let large = Array(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":""#.utf8)
        let fits = large + Array(repeating: 0x61, count: MCPSession.sizeLimit - large.count - 3) + Array("\"}}".utf8)
        let deep =
            Array(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"#.utf8)
            + Array(repeating: UInt8(ascii: "["), count: 100_000)
        for (bytes, code) in [(fits, nil), ([0x20] + fits, -32600), (deep, -32600), ([0xFF], -32700)] {
            let reply = try #require(try await server.reply(to: bytes, in: .latest))
            #expect(try JSONDocument(reply.bytes).root["error"]?["code"]?.int == code)
            #expect(reply.isRefusal == (code != nil))
        }
    }

    @Test(arguments: [
        ("2025-06-18", "2025-06-18"), ("2025-03-26", "2025-03-26"), ("2024-11-05", "2024-11-05"),
        ("2025-11-25", "2025-06-18"), ("1.0", "2025-06-18"), ("", "2025-06-18"),
    ])
    func `initialize agrees on a revision that both speak, or names the newest`(
        wanted: String,
        agreed: String
    ) async throws {
        let reply = try await Replies().json(
            #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(wanted)"}}"#
        )
        let result = try #require(reply["result"])
        #expect(result["protocolVersion"]?.string == agreed)
        #expect(result["serverInfo"]?["name"]?.string == "nuthatch")
        #expect(result["serverInfo"]?["version"]?.string == "1.2.3")
        #expect(result["capabilities"].map { String(decoding: $0.bytes, as: UTF8.self) } == #"{"tools":{}}"#)
        #expect(result["instructions"]?.string?.contains("data") == true)
    }

    @Test func `a session keeps the agreed revision`() {
        var session = MCPSession(version: "1")
        #expect(session.revision == .latest)
        let message = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2024-11-05"}}"#
        _ = session.take(Array(message.utf8))
        #expect(session.revision == .november2024)
    }
}
