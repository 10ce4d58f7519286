import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The connections of a client and its copies.
///
/// What Foundation on Linux cannot do, and no caller of it can mend: it does not stop the other end from sending (hence
/// `Limits.streamBacklog`), and a connection that is closed, not reset, within the head of a reply ends the process
/// (`_NativeProtocol.transferCompleted`, "Transfer completed, but there's no response", in 6.3.1).
final class Wire: Sendable {
    private let session: URLSession
    private let delegate: WireDelegate

    init(limits: NuthatchClient.Limits) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = limits.connections
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 1
        queue.name = "NuthatchClient"
        delegate = WireDelegate()
        session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: queue)
    }

    // On Apple's systems a session holds its delegate, and lives, until it is told that nothing more comes.
    deinit { session.finishTasksAndInvalidate() }

    /// Sends a request. Its reply comes through the transfer, which has to be cancelled where it is not read to its end.
    ///
    /// - Parameter backlog: bytes that may wait to be read.
    func send(_ request: URLRequest, backlog: Int) -> Transfer {
        let task = session.dataTask(with: request)
        let transfer = Transfer(task, hasBody: request.httpBody != nil, backlog: backlog)
        delegate.add(transfer, id: task.taskIdentifier)
        task.resume()
        return transfer
    }
}
