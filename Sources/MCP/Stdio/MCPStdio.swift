import Foundation
package import RAGCore

/// The server at the end of a pipe: a message a line, in and out.
///
/// Lines are read on a thread of their own, calls run at the same time, and a response is written when it is there. At the
/// end of the input what runs may end too.
package final class MCPStdio<Tools: MCPTools>: Sendable {
    private let server: MCPServer<Tools>
    private let read: @Sendable () throws -> [UInt8]
    private let output: MCPOutput
    private let calls: MCPCalls
    private let patience: Duration
    private let time: any TimeSource

    /// - Parameters:
    ///   - callLimit: calls at the same time; more are refused.
    ///   - patience: how long calls may go on after the end of the input.
    ///   - read: what comes next, nothing at the end; it may block.
    ///   - write: writes all, and tells whether somebody still reads; it may block.
    package init(
        server: MCPServer<Tools>,
        callLimit: Int = 32,
        patience: Duration = .seconds(60),
        time: any TimeSource = SystemTime(),
        read: @escaping @Sendable () throws -> [UInt8],
        write: @escaping @Sendable ([UInt8]) -> Bool
    ) {
        let calls = MCPCalls(limit: callLimit)
        self.server = server
        self.read = read
        self.calls = calls
        self.patience = patience
        self.time = time
        output = MCPOutput(write: write, onClose: calls.cancelAll)
    }

    /// Serves until the input ends, or nobody reads the output any more.
    ///
    /// - Throws: what reading throws.
    package func run() async throws {
        let ending: Result<Void, any Error> = await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: Result { try self.readAll() }) }
            thread.name = "nuthatch-mcp"
            thread.start()
        }
        let late = Task {
            try await time.sleep(until: time.now + patience)
            calls.cancelAll()
        }
        await calls.finish()
        late.cancel()
        await output.flush()
        try ending.get()
    }

    private func readAll() throws {
        var session = MCPSession(version: server.version)
        var lines = MCPLines()
        while !output.isClosed {
            let bytes = try read()
            guard !bytes.isEmpty else { break }
            for line in lines.take(bytes) { take(line, &session) }
        }
        if let last = lines.finish() { take(last, &session) }
    }

    private func take(_ line: MCPLines.Line, _ session: inout MCPSession) {
        switch line {
        case .message(let bytes): act(on: session.take(bytes))
        case .tooLong: act(on: MCPSession.tooLarge)
        }
    }

    private func act(on intake: MCPIntake) {
        switch intake {
        case .refused(let bytes): output.sendAndWait(bytes)
        case .single(.reply(let bytes)): output.sendAndWait(bytes)
        case .single(let step): act(on: step) { [output] in $0.map(output.send) }
        case .batch(let steps):
            let batch = MCPBatch(count: steps.count, done: output.send)
            for (place, step) in steps.enumerated() { act(on: step) { batch.fill(place, $0) } }
        }
    }

    private func act(on step: MCPStep, then done: @escaping @Sendable ([UInt8]?) -> Void) {
        switch step {
        case .reply(let bytes): done(bytes)
        case .call(let call):
            calls.start(
                call.id,
                { [server] () throws(CancellationError) in try await server.response(to: call) },
                then: done
            )
        case .cancel(let id):
            calls.cancel(id)
            done(nil)
        case .nothing: done(nil)
        }
    }
}
