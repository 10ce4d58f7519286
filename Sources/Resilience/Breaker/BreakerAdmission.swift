/// Whether a call may start.
package enum BreakerAdmission: Sendable, Equatable {
    case permit(BreakerPermit)
    /// - Parameter retryAfter: when another call may be let through; longer than zero.
    case refused(retryAfter: Duration)
}

/// The right to start one call. Exactly one of `succeed`, `fail` and `giveBack` ends it.
package struct BreakerPermit: Sendable, Equatable {
    /// Which stretch of one phase it was given in. What ends in a later one says nothing about that.
    let period: Int
    /// The number of a probe; nil for a call through a closed breaker.
    let probe: Int?
    /// The change that this call brought: its breaker has rested, and now tries the upstream.
    package let transition: BreakerTransition?

    package var isProbe: Bool { probe != nil }
}
