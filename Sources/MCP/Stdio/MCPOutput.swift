import Dispatch
import Synchronization

/// Where messages go, one a line, in the order in which they are sent. Writing may block a thread of its own.
final class MCPOutput: Sendable {
    private let queue = DispatchQueue(label: "nuthatch.mcp.output")
    private let write: @Sendable ([UInt8]) -> Bool
    private let closed = Mutex(false)
    private let onClose: @Sendable () -> Void

    /// - Parameters:
    ///   - write: writes all, and tells whether somebody still reads.
    ///   - onClose: is called once, when nobody does any more.
    init(write: @escaping @Sendable ([UInt8]) -> Bool, onClose: @escaping @Sendable () -> Void) {
        self.write = write
        self.onClose = onClose
    }

    var isClosed: Bool { closed.withLock { $0 } }

    func send(_ message: [UInt8]) {
        queue.async { self.put(message) }
    }

    /// Blocks until it is out, so that whoever sends much and reads nothing is not read any more.
    func sendAndWait(_ message: [UInt8]) {
        queue.sync { put(message) }
    }

    /// Waits for all that was sent before.
    func flush() async {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume() }
        }
    }

    private func put(_ message: [UInt8]) {
        guard !isClosed, !write(message + [UInt8(ascii: "\n")]) else { return }
        closed.withLock { $0 = true }
        onClose()
    }
}
