/// What a breaker knows, for a status page and for metrics.
package struct BreakerSnapshot: Sendable, Equatable {
    package let phase: BreakerPhase
    /// Since the last success, or since it closed.
    package let failuresInRow: Int
    /// Calls ended within the window, or within 10 s where there is none to judge by.
    package let calls: Int
    package let failures: Int
    package let slowCalls: Int
    /// Times it opened since it was last closed.
    package let openingsInRow: Int
    /// How long no probe goes yet; zero unless it is open.
    package let rest: Duration
    package let probesInFlight: Int
}
