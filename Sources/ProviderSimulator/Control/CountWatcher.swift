import Synchronization

/// Someone who waits for the counts to be as wanted.
final class CountWatcher: Sendable {
    private enum State {
        case new
        case waiting(CheckedContinuation<CallCounts, Never>)
        /// Before it had begun to wait.
        case finished(CallCounts)
        case gone
    }

    private let condition: @Sendable (CallCounts) -> Bool
    private let state = Mutex(State.new)

    init(condition: @escaping @Sendable (CallCounts) -> Bool) {
        self.condition = condition
    }

    func wait(_ continuation: CheckedContinuation<CallCounts, Never>) {
        let counts: CallCounts? = state.withLock { state in
            if case .finished(let counts) = state {
                state = .gone
                return counts
            }
            state = .waiting(continuation)
            return nil
        }
        if let counts { continuation.resume(returning: counts) }
    }

    /// True when it waits no longer.
    func hasSeen(_ counts: CallCounts) -> Bool {
        if state.withLock({ if case .gone = $0 { true } else { false } }) { return true }
        guard condition(counts) else { return false }
        finish(with: counts)
        return true
    }

    func finish(with counts: CallCounts) {
        let continuation: CheckedContinuation<CallCounts, Never>? = state.withLock { state in
            switch state {
            case .waiting(let continuation):
                state = .gone
                return continuation
            case .new:
                state = .finished(counts)
                return nil
            case .finished, .gone: return nil
            }
        }
        continuation?.resume(returning: counts)
    }
}
