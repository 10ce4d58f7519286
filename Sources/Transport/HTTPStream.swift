/// A response whose body comes piece by piece. Dropping it, or `cancel()`, closes the transfer.
package final class HTTPStream: Sendable {
    package let head: HTTPHead
    private let nextPiece: @Sendable () async throws -> [UInt8]?
    private let close: @Sendable () -> Void

    /// - Parameters:
    ///   - next: the next piece, as `next()` promises it.
    ///   - cancel: closes the transfer. It is called at least once, also after the end.
    package init(
        head: HTTPHead,
        next: @escaping @Sendable () async throws -> [UInt8]?,
        cancel: @escaping @Sendable () -> Void
    ) {
        self.head = head
        nextPiece = next
        close = cancel
    }

    deinit { close() }

    /// Everything that arrived since the last call, in one piece that is never empty; nil at the whole end of the body.
    ///
    /// For one reader. When its task is cancelled, the transfer is closed.
    ///
    /// - Throws: `TransportError` where the body breaks off, again at each further call; `CancellationError` after
    ///   `cancel()`. What came before the break is handed out first.
    package func next() async throws -> [UInt8]? {
        try await nextPiece()
    }

    /// Closes the transfer and its connection. Again is fine.
    package func cancel() {
        close()
    }
}
