import Synchronization

/// The calls under way, by their ids.
final class MCPCalls: Sendable {
    private let limit: Int
    private let tasks = Mutex<[RPCIdentifier: Task<Void, Never>]>([:])

    init(limit: Int) {
        self.limit = limit
    }

    /// Runs `work` at the side.
    ///
    /// - Parameter done: gets the response, or nil where the call was cancelled.
    func start(
        _ id: RPCIdentifier,
        _ work: @escaping @Sendable () async throws(CancellationError) -> [UInt8],
        then done: @escaping @Sendable ([UInt8]?) -> Void
    ) {
        let refusal = tasks.withLock { tasks -> RPCError? in
            guard tasks[id] == nil else {
                return RPCError(.invalidRequest, "A call with this id is under way; give each call its own.")
            }
            guard tasks.count < limit else {
                return RPCError(.internalError, "\(limit) calls are under way; wait until one of them has ended.")
            }
            tasks[id] = Task.detached {
                done(try? await work())
                self.tasks.withLock { $0[id] = nil }
            }
            return nil
        }
        if let refusal { done(RPCResponse.bytes(id, refusal)) }
    }

    func cancel(_ id: RPCIdentifier) {
        tasks.withLock { $0[id] }?.cancel()
    }

    func cancelAll() {
        for task in tasks.withLock({ Array($0.values) }) { task.cancel() }
    }

    /// Waits until none is left.
    func finish() async {
        while let task = tasks.withLock({ $0.first?.value }) { await task.value }
    }
}
