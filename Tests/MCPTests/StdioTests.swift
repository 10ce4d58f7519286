import JSONText
import MCP
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct StdioTests {
    @Test func `messages are lines, however they arrive, and the last needs no end`() async throws {
        let pipe = Pipe()
        let message = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
        pipe.send(String(message.prefix(9)))
        pipe.send(message.dropFirst(9) + "\r\n\n  \n" + message + "\n" + message)
        pipe.end()
        try await pipe.server().run()
        #expect(await pipe.rest().count == 3)
    }

    @Test func `calls run at the same time, and one can be cancelled, which gets no response`() async throws {
        let pipe = Pipe()
        async let end: Void = pipe.server().run()
        pipe.call(1, "wait")
        await pipe.tools.waits.wait()
        pipe.call(2, "quick")
        let first = try await pipe.line()
        #expect(first["id"]?.int == 2)
        pipe.cancel(7)
        pipe.cancel(1)
        pipe.end()
        try await end
        #expect(pipe.tools.cancelled == 1)
        #expect(await pipe.rest().isEmpty)
    }

    @Test func `what runs at the end of the input is answered`() async throws {
        let pipe = Pipe()
        for id in 1...20 { pipe.call(id, "quick") }
        pipe.end()
        try await pipe.server().run()
        #expect(await pipe.rest().count == 20)
    }

    @Test func `what runs too long after the end of the input is stopped`() async throws {
        let (pipe, time) = (Pipe(), ManualTime())
        async let end: Void = pipe.server(time: time).run()
        pipe.call(1, "wait")
        await pipe.tools.waits.wait()
        pipe.end()
        await time.untilSleeping()
        time.advance(by: .seconds(59))
        #expect(pipe.tools.cancelled == 0)
        time.advance(by: .seconds(1))
        try await end
        #expect(pipe.tools.cancelled == 1)
        #expect(await pipe.rest().isEmpty)
    }

    @Test func `an id that is in use is refused, and so are too many calls`() async throws {
        let pipe = Pipe()
        async let end: Void = pipe.server(callLimit: 2).run()
        pipe.call(1, "wait")
        pipe.call(1, "wait")
        #expect(try await pipe.line()["error"]?["code"]?.int == -32600)
        pipe.call(2, "wait")
        pipe.call(3, "quick")
        let refused = try await pipe.line()
        #expect(refused["id"]?.int == 3)
        #expect(refused["error"]?["code"]?.int == -32603)
        pipe.cancel(1)
        pipe.cancel(2)
        pipe.end()
        try await end
    }

    @Test func `a line that is too long is refused, and the next one served`() async throws {
        let pipe = Pipe()
        pipe.send(String(repeating: "x", count: MCPSession.sizeLimit))
        pipe.send("x\n")
        pipe.send(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"# + "\n")
        pipe.end()
        try await pipe.server().run()
        let lines = await pipe.rest()
        #expect(lines.count == 2)
        #expect(lines.first?.contains("-32600") == true)
        #expect(lines.last == #"{"jsonrpc":"2.0","id":1,"result":{}}"# + "\n")
    }

    @Test func `calls stop when nobody reads the output any more`() async throws {
        let pipe = Pipe()
        async let end: Void = pipe.server().run()
        pipe.call(1, "wait")
        await pipe.tools.waits.wait()
        pipe.breakOutput()
        pipe.send(#"{"jsonrpc":"2.0","id":2,"method":"ping"}"# + "\n")
        try await end
        #expect(pipe.tools.cancelled == 1)
    }

    @Test func `a batch is answered once all of its calls are`() async throws {
        let pipe = Pipe()
        pipe.send(
            #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26"}}"# + "\n"
        )
        let call = { (id: Int) in
            #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{"name":"search","arguments":{"query":"q"}}}"#
        }
        pipe.send("[\(call(3)),{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"},\(call(1))]\n")
        pipe.end()
        try await pipe.server().run()
        let lines = await pipe.rest()
        let batch = try JSONDocument(Array(try #require(lines.last).utf8)).root
        #expect(batch.elements.map { $0["id"]?.int } == [3, 2, 1])
    }
}
