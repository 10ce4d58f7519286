/// What a breaker does with calls. The raw value is the metric's.
package enum BreakerPhase: Int, Sendable, CaseIterable, CustomStringConvertible {
    /// All go.
    case closed = 0
    /// A few go, as probes.
    case halfOpen = 1
    /// None goes.
    case open = 2

    package var description: String {
        switch self {
        case .closed: "closed"
        case .halfOpen: "half-open"
        case .open: "open"
        }
    }
}

/// A change of phase, returned once, to be logged.
package struct BreakerTransition: Sendable, Equatable {
    package let from: BreakerPhase
    package let to: BreakerPhase

    package init(from: BreakerPhase, to: BreakerPhase) {
        self.from = from
        self.to = to
    }
}
