/// Requests over libcurl, all on one thread of its own.
///
/// HTTP/1.1 with TLS 1.2 or newer, verified; no redirects, cookies, proxies of the environment, or encoded bodies.
/// Connections are kept for up to a minute and shared within a pool. One that the upstream closed while it was idle is
/// replaced without an error: nothing of the answer had come, so libcurl sends the request once more.
package final class CurlTransport: HTTPTransport {
    private let count: TransferCount
    private let thread: LoopThread

    /// - Throws: where a setting is out of bounds, or libcurl is too old or lacks what is needed.
    package init(settings: TransportSettings = TransportSettings()) throws(TransportError) {
        try settings.check()
        try CurlLibrary.start()
        let waker = try Waker()
        let mailbox = Mailbox(waker: waker)
        count = TransferCount(limit: settings.pendingLimit)
        thread = try LoopThread(
            running: TransferLoop(settings: settings, mailbox: mailbox, waker: waker, count: count),
            mailbox: mailbox
        )
    }

    /// Those that wait for a connection too.
    package var transfersUnderWay: Int { count.value }

    /// Ends all transfers with `.closed`, and their connections, and waits until the thread is gone. Again is fine.
    package func shutdown() async {
        thread.mailbox.close()
        await thread.join()
    }

    package func response(to request: HTTPRequest) async throws -> HTTPResponse {
        let transfer = try Transfer(request, isStream: false)
        return try await run(transfer) { .whole($0) }
    }

    package func stream(_ request: HTTPRequest) async throws -> HTTPStream {
        let transfer = try Transfer(request, isStream: true)
        return try await run(transfer) { .head($0, StreamBody(), thread) }
    }

    private func run<Value: Sendable>(
        _ transfer: Transfer,
        delivery: (CheckedContinuation<Value, any Error>) -> Transfer.Delivery
    ) async throws -> Value {
        try count.enter()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                transfer.delivery = delivery(continuation)
                if !thread.mailbox.post(.start(transfer)) {
                    count.leave()
                    transfer.end(.failure(TransportError.closed))
                }
            }
        } onCancel: {
            thread.mailbox.post(.cancel(transfer))
        }
    }
}
