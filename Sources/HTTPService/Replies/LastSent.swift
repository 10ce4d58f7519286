import Synchronization

/// When something was sent last.
final class LastSent: Sendable {
    private let state: Mutex<ContinuousClock.Instant>

    init(_ instant: ContinuousClock.Instant) {
        state = Mutex(instant)
    }

    var instant: ContinuousClock.Instant {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
