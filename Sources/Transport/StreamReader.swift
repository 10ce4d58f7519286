/// The reader's end of a stream: takes what has come, and tells the transport to go on or to close.
final class StreamReader: Sendable {
    private let transfer: Transfer
    private let body: StreamBody
    private let mailbox: Mailbox

    init(transfer: Transfer, body: StreamBody, mailbox: Mailbox) {
        self.transfer = transfer
        self.body = body
        self.mailbox = mailbox
    }

    func next() async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if body.take(continuation) { mailbox.post(.goOn(transfer)) }
            }
        } onCancel: {
            cancel()
        }
    }

    func cancel() {
        if body.cancel() { mailbox.post(.cancel(transfer)) }
    }
}
