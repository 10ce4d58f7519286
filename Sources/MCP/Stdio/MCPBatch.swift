import Synchronization

/// The responses to a batch, gathered until all are there.
final class MCPBatch: Sendable {
    private struct State {
        var responses: [[UInt8]?]
        var missing: Int
    }

    private let state: Mutex<State>
    private let done: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - count: at least 1.
    ///   - done: gets all in one array, in their order; it is not called where there is no response.
    init(count: Int, done: @escaping @Sendable ([UInt8]) -> Void) {
        state = Mutex(State(responses: Array(repeating: nil, count: count), missing: count))
        self.done = done
    }

    /// To be called once for each place.
    func fill(_ place: Int, _ response: [UInt8]?) {
        let whole = state.withLock { state -> [[UInt8]]? in
            state.responses[place] = response
            state.missing -= 1
            return state.missing == 0 ? state.responses.compactMap(\.self) : nil
        }
        if let whole, !whole.isEmpty { done(RPCResponse.batch(whole)) }
    }
}
