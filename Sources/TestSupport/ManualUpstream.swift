import Synchronization
package import Transport

/// An upstream whose every call waits until the test answers it, so that nothing happens between two steps of a test.
///
/// It behaves as the transport does: a cancelled caller hears `CancellationError` at once, and the call is seen as closed.
package final class ManualUpstream: HTTPTransport {
    /// One call, as the upstream sees it.
    package final class Call: Sendable {
        package let request: HTTPRequest
        fileprivate let state = Mutex(State())

        fileprivate struct State {
            var pieces: [[UInt8]] = []
            var ending: Result<Void, any Error>?
            var head: HTTPHead?
            var isClosed = false
            var waiting: CheckedContinuation<Void, Never>?
            var closeWatchers: [CheckedContinuation<Void, Never>] = []
        }

        fileprivate init(_ request: HTTPRequest) {
            self.request = request
        }

        /// Answers with a whole body.
        package func answer(_ body: String, status: Int = 200, headers: [HTTPHeader] = []) {
            begin(status: status, headers: headers)
            send(body)
            finish()
        }

        /// Sends the head.
        package func begin(status: Int = 200, headers: [HTTPHeader] = []) {
            change { $0.head = HTTPHead(status: status, headers: headers) }
        }

        package func send(_ text: String) {
            change { $0.pieces.append(Array(text.utf8)) }
        }

        package func send(_ bytes: ArraySlice<UInt8>) {
            change { $0.pieces.append(Array(bytes)) }
        }

        package func finish() {
            change { $0.ending = .success(()) }
        }

        package func fail(_ error: TransportError) {
            change { $0.ending = .failure(error) }
        }

        /// The key that it came with.
        package var key: String? {
            request.headers.first { $0.name == "Authorization" }.map { String($0.value.dropFirst("Bearer ".count)) }
        }

        package var url: String { "\(request.url)" }

        package var body: String { String(decoding: request.body, as: UTF8.self) }

        /// Pieces that were sent and not read.
        package var unreadCount: Int { state.withLock { $0.pieces.count } }

        package var isClosed: Bool { state.withLock { $0.isClosed } }

        /// Waits until our side has closed the call.
        package func untilClosed() async {
            await withCheckedContinuation { continuation in
                let isClosed = state.withLock { state in
                    if !state.isClosed { state.closeWatchers.append(continuation) }
                    return state.isClosed
                }
                if isClosed { continuation.resume() }
            }
        }

        fileprivate func close() {
            let (waiting, watchers) = state.withLock { state in
                defer {
                    state.waiting = nil
                    state.closeWatchers = []
                }
                if state.ending == nil {
                    state.isClosed = true
                    state.ending = .failure(CancellationError())
                }
                return (state.waiting, state.isClosed ? state.closeWatchers : [])
            }
            waiting?.resume()
            for watcher in watchers { watcher.resume() }
        }

        /// Waits until `isReady`, or until the call is over.
        fileprivate func wait(until isReady: @escaping @Sendable (State) -> Bool) async {
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isOver = state.withLock { state in
                        if isReady(state) || state.ending != nil { return true }
                        state.waiting = continuation
                        return false
                    }
                    if isOver { continuation.resume() }
                }
            } onCancel: {
                close()
            }
        }

        private func change(_ change: (inout State) -> Void) {
            let waiting = state.withLock { state in
                // Our side is gone: the upstream speaks to nobody.
                guard !state.isClosed else { return nil as CheckedContinuation<Void, Never>? }
                change(&state)
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume()
        }
    }

    private struct State {
        var calls: [Call] = []
        var routine: (@Sendable (Call) -> Void)?
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// All calls so far.
    package var count: Int { state.withLock { $0.calls.count } }

    /// All calls so far, in the order in which they came.
    package var calls: [Call] { state.withLock { $0.calls } }

    /// Treats each call from now on so, as soon as it comes.
    package func always(_ routine: @escaping @Sendable (Call) -> Void) {
        state.withLock { $0.routine = routine }
    }

    /// Waits for the call of that number, from 1.
    package func call(_ number: Int) async -> Call {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.calls.count >= number { return true }
                state.watchers.append((number, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
        return state.withLock { $0.calls[number - 1] }
    }

    package func response(to request: HTTPRequest) async throws -> HTTPResponse {
        let stream = try await stream(request)
        var body: [UInt8] = []
        while let piece = try await stream.next() { body += piece }
        let times = TransferTimes(connect: .zero, firstByte: .zero, total: .zero, isNewConnection: false)
        return HTTPResponse(head: stream.head, body: body, times: times)
    }

    package func stream(_ request: HTTPRequest) async throws -> HTTPStream {
        let call = Call(request)
        let (reached, routine) = state.withLock { state in
            state.calls.append(call)
            let count = state.calls.count
            defer { state.watchers.removeAll { $0.count <= count } }
            return (state.watchers.filter { $0.count <= count }.map(\.continuation), state.routine)
        }
        routine?(call)
        for watcher in reached { watcher.resume() }
        await call.wait { $0.head != nil }
        let (head, ending) = call.state.withLock { ($0.head, $0.ending) }
        guard let head else {
            try ending?.get()
            throw TransportError.connectionLost(afterHead: false)
        }
        return HTTPStream(
            head: head,
            next: {
                await call.wait { !$0.pieces.isEmpty }
                return try call.state.withLock { state in
                    if !state.pieces.isEmpty { return state.pieces.removeFirst() }
                    try state.ending?.get()
                    return nil
                }
            },
            cancel: { call.close() }
        )
    }
}
