import Dispatch
import Foundation

/// An OpenAI-compatible provider on a port of this machine, with a thread of its own.
///
/// ```swift
/// let server = try SimulatorServer.start(SimulatorSettings())
/// defer { server.stop() }
/// // POST server.baseURL + "/chat/completions", with the header "x-simulate: reset-mid-body" if it has to break
/// ```
package final class SimulatorServer: Sendable {
    package let port: Int
    private let board: Board
    private let mailbox: LoopMailbox
    private let hasEnded: DispatchSemaphore

    private init(port: Int, board: Board, mailbox: LoopMailbox, hasEnded: DispatchSemaphore) {
        self.port = port
        self.board = board
        self.mailbox = mailbox
        self.hasEnded = hasEnded
    }

    /// A server that accepts connections by the time this returns.
    package static func start(_ settings: SimulatorSettings) throws(SimulatorError) -> SimulatorServer {
        try settings.check()
        let board = Board(script: settings.script, seed: settings.seed)
        let mailbox = try LoopMailbox()
        let hasEnded = DispatchSemaphore(value: 0)
        let listener = try Listener(port: UInt16(settings.port))
        let port = Int(listener.port)
        let loop = LoopHandover(try EventLoop(settings, listener: listener, board: board, mailbox: mailbox))
        let thread = Thread {
            loop.value.run()
            hasEnded.signal()
        }
        thread.name = "provider-simulator"
        thread.start()
        return SimulatorServer(port: port, board: board, mailbox: mailbox, hasEnded: hasEnded)
    }

    package var baseURL: String { "http://127.0.0.1:\(port)/v1" }

    package var counts: CallCounts { board.counts }

    /// Counts from nothing again; the script begins anew. What is in flight goes on.
    package func reset() { board.reset() }

    /// Nil takes the script away.
    package func setScript(_ script: Script?) { board.setScript(script) }

    /// Accepts connections again, or lets them be refused; those that are open stay. It is so when this returns. Not after `stop`.
    package func setListening(_ isListening: Bool) {
        let done = DispatchSemaphore(value: 0)
        mailbox.post(.listen(isListening, done: done))
        done.wait()
    }

    /// The counts as soon as they are as wanted; those of the moment if the task is cancelled.
    package func counts(when condition: @escaping @Sendable (CallCounts) -> Bool) async -> CallCounts {
        await board.counts(when: condition)
    }

    /// Ends all connections and frees the port. Again is fine.
    package func stop() {
        mailbox.post(.stop)
        hasEnded.wait()
        hasEnded.signal()
    }
}

/// Takes the loop to its thread.
// `@unchecked`: no other thread touches the loop once this is made.
private struct LoopHandover: @unchecked Sendable {
    let value: EventLoop

    init(_ value: EventLoop) { self.value = value }
}
