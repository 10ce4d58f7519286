import Dispatch
import JSONText
import MCP
import RAGCore
import Synchronization
import TestSupport
import Testing

/// Both ends of a server's pipe: what is written is read by the server, and what it says can be awaited.
final class Pipe: Sendable {
    private struct State {
        var input: [[UInt8]] = []
        var isEnded = false
        var isBroken = false
    }

    let tools = ShopTools()
    private let state = Mutex(State())
    private let more = DispatchSemaphore(value: 0)
    private let said: AsyncStream<String>
    private let say: AsyncStream<String>.Continuation

    init() {
        (said, say) = AsyncStream.makeStream()
    }

    func server(callLimit: Int = 32, time: any TimeSource = SystemTime()) -> MCPStdio<ShopTools> {
        MCPStdio(
            server: MCPServer(tools: tools, version: "1"),
            callLimit: callLimit,
            time: time,
            read: { self.read() },
            write: { self.write($0) }
        )
    }

    func send(_ text: String) {
        state.withLock { $0.input.append(Array(text.utf8)) }
        more.signal()
    }

    func call(_ id: Int, _ query: String) {
        let params = #"{"name":"search","arguments":{"query":"\#(query)"}}"#
        send(#"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":\#(params)}"# + "\n")
    }

    func cancel(_ id: Int) {
        send(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":\#(id)}}"# + "\n")
    }

    func end() {
        state.withLock { $0.isEnded = true }
        more.signal()
    }

    /// Nobody reads what the server says any more.
    func breakOutput() {
        state.withLock { $0.isBroken = true }
    }

    /// The next line that the server says.
    func line() async throws -> JSONNode {
        var iterator = said.makeAsyncIterator()
        return try JSONDocument(Array(try #require(await iterator.next()).utf8)).root
    }

    /// The lines that are left, once the server has ended.
    func rest() async -> [String] {
        say.finish()
        return await said.reduce(into: []) { $0.append($1) }
    }

    private func read() -> [UInt8] {
        while true {
            more.wait()
            let next = state.withLock { state -> [UInt8]? in
                state.input.isEmpty ? (state.isEnded ? [] : nil) : state.input.removeFirst()
            }
            if let next { return next }
        }
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        guard !state.withLock({ $0.isBroken }) else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        precondition(text.hasSuffix("\n") && text.count(where: { $0 == "\n" }) == 1, "one line: \(text)")
        say.yield(text)
        return true
    }
}
