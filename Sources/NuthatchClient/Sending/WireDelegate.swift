import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Hands what the session reports to the transfer that it belongs to.
final class WireDelegate: NSObject, URLSessionDataDelegate, Sendable {
    private let transfers = Mutex<[Int: Transfer]>([:])

    func add(_ transfer: Transfer, id: Int) {
        transfers.withLock { $0[id] = transfer }
    }

    private func transfer(_ task: URLSessionTask) -> Transfer? {
        transfers.withLock { $0[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse { transfer(dataTask)?.receive(ReplyHead(response)) }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        transfer(dataTask)?.receive(data)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let transfer = transfers.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        transfer?.finish(error.map(TransferFault.init))
    }

    /// A redirect is an answer like another: the key goes nowhere else.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    /// A 401 that asks for a password, as of a proxy, is an answer like another. On Linux the question comes after the reply,
    /// and the default handling of it never ends the task.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        guard let transfer = transfer(task), transfer.hasHead else {
            completionHandler(.performDefaultHandling, nil)
            return
        }
        transfers.withLock { $0[task.taskIdentifier] = nil }
        transfer.finish(nil)
        completionHandler(.cancelAuthenticationChallenge, nil)
    }

    /// Asked for a request without a body at its start; and on Linux, for one with a body, when libcurl found that a
    /// connection taken again was closed meanwhile. Foundation then sends the body's rest, that is nothing, and waits for
    /// a reply that cannot come (`_NativeProtocol.seekInputStream`); so that attempt is over.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
    ) {
        transfer(task)?.bodyIsNeededAgain()
        completionHandler(nil)
    }
}
