import NIOCore
import NIOHTTPTypes
import Synchronization

/// Connections on their way from the event loops to those who serve them.
///
/// Once it is finished none can be added, and none is lost between: what enters is served (a NIO channel that nobody runs
/// ends the process).
final class ConnectionStream: Sendable {
    let connections: AsyncStream<Connection>
    private let continuation: AsyncStream<Connection>.Continuation
    private let isOpen = Mutex(true)

    init() {
        (connections, continuation) = AsyncStream.makeStream()
    }

    /// - Throws: `ChannelError.alreadyClosed` without calling `make` once it is finished.
    func add(_ make: () throws -> Connection) throws {
        try isOpen.withLock { isOpen in
            guard isOpen else { throw ChannelError.alreadyClosed }
            continuation.yield(try make())
        }
    }

    func finish() {
        isOpen.withLock { isOpen in
            isOpen = false
            continuation.finish()
        }
    }
}
