import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A reply while it comes: pieces in their order, for one reader.
final class Transfer: Sendable {
    enum Piece: Sendable {
        case head(ReplyHead)
        case data(Data)
    }

    private struct State {
        var head: ReplyHead?
        var hasHead = false
        /// What has come and is not read.
        var data = Data()
        /// Set once.
        var end: Result<Void, any Error>?
        var reader: CheckedContinuation<Piece?, any Error>?
        /// Whether the session has nothing more to say.
        var isTaskDone = false
        /// What comes is wanted by nobody.
        var isDropped = false

        /// The next piece, or the end, if either is there.
        mutating func take() -> Result<Piece?, any Error>? {
            if let head {
                self.head = nil
                return .success(.head(head))
            }
            if !data.isEmpty {
                defer { data = Data() }
                return .success(.data(data))
            }
            return end?.map { nil }
        }
    }

    private let task: URLSessionDataTask
    private let hasBody: Bool
    private let backlog: Int
    private let state = Mutex(State())

    init(_ task: URLSessionDataTask, hasBody: Bool, backlog: Int) {
        self.task = task
        self.hasBody = hasBody
        self.backlog = backlog
    }

    // MARK: For its reader

    /// The head, then pieces of the body, then nil. Throws a `TransferFault`, or `CancellationError` where the task or the
    /// transfer is cancelled, which ends the connection.
    func next() async throws -> Piece? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { reader in
                let ready = state.withLock { state in
                    let ready = state.take()
                    if ready == nil { state.reader = reader }
                    return ready
                }
                if let ready { reader.resume(with: ready) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// Ends the connection, unless the reply is whole.
    func cancel() {
        end(.failure(CancellationError()))
        if state.withLock({ !$0.isTaskDone }) { task.cancel() }
    }

    /// Lets the reply end by itself, unread, so that its connection may be used again. The session's own limit of silence
    /// ends one that does not.
    func drop() {
        state.withLock { state in
            state.isDropped = true
            state.data = Data()
        }
    }

    // MARK: For the session

    var hasHead: Bool { state.withLock { $0.hasHead } }

    func receive(_ head: ReplyHead) {
        state.withLock { state in
            state.head = head
            state.hasHead = true
        }
        wake()
    }

    func receive(_ data: Data) {
        let isTooMuch = state.withLock { state in
            if state.isDropped || state.end != nil { return false }
            state.data.append(data)
            return state.data.count > backlog
        }
        guard isTooMuch else { return wake() }
        end(.failure(TransferFault.backlog(backlog)))
        cancel()
    }

    func finish(_ fault: TransferFault?) {
        state.withLock { $0.isTaskDone = true }
        end(fault.map { .failure($0) } ?? .success(()))
    }

    /// From within the session, where its task cannot be cancelled: whoever reads does it when it is told.
    func bodyIsNeededAgain() {
        if hasBody { end(.failure(TransferFault.connection("a connection taken again was closed"))) }
    }

    private func wake() {
        let (reader, ready) = state.withLock { state in
            guard let reader = state.reader, let ready = state.take() else {
                return (nil, nil) as (CheckedContinuation<Piece?, any Error>?, Result<Piece?, any Error>?)
            }
            state.reader = nil
            return (reader, ready)
        }
        if let reader, let ready { reader.resume(with: ready) }
    }

    /// The first end counts.
    private func end(_ result: Result<Void, any Error>) {
        state.withLock { state in
            if state.end == nil { state.end = result }
        }
        wake()
    }
}
