/// The reader's end of a stream: takes what has come, and tells the transport to go on or to close.
final class StreamReader: Sendable {
    private let transfer: Transfer
    private let body: StreamBody
    /// Held, so that a stream goes on when its transport is dropped.
    private let thread: LoopThread

    init(transfer: Transfer, body: StreamBody, thread: LoopThread) {
        self.transfer = transfer
        self.body = body
        self.thread = thread
    }

    func next() async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if body.take(continuation) { thread.mailbox.post(.goOn(transfer)) }
            }
        } onCancel: {
            cancel()
        }
    }

    func cancel() {
        if body.cancel() { thread.mailbox.post(.cancel(transfer)) }
    }
}
