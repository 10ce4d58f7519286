/// An upstream among those of one priority.
package struct UpstreamCandidate: Sendable, Equatable {
    /// Its part of the calls, 0 to 1,000,000; beyond, the nearest of these. With 0 it gets none.
    package let weight: Int
    /// Calls that are under way.
    package let outstanding: Int
    /// Whether its breaker and its gate would let a call through.
    package let isHealthy: Bool

    package init(weight: Int = 1, outstanding: Int = 0, isHealthy: Bool = true) {
        self.weight = min(max(0, weight), 1_000_000)
        self.outstanding = max(0, outstanding)
        self.isHealthy = isHealthy
    }

    /// The load that one more call would make, for each unit of weight.
    var load: Double { (Double(outstanding) + 1) / Double(weight) }

    var isEligible: Bool { isHealthy && weight > 0 }
}
