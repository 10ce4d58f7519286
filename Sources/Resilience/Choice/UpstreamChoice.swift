/// How one of several healthy upstreams of a priority is chosen.
package enum UpstreamChoice: String, Sendable, CaseIterable {
    /// At random, by weight: of 95 and 5, the second gets one call in twenty (a canary).
    case weighted
    /// The one with the fewest calls under way for its weight; equal ones at random, by weight.
    case leastOutstanding = "least_outstanding"

    /// The place of the chosen candidate; nil if none is healthy and has a weight. Equal generators choose alike.
    package func index(
        in candidates: [UpstreamCandidate],
        using generator: inout some RandomNumberGenerator
    ) -> Int? {
        let least = candidates.lazy.filter(\.isEligible).map(\.load).min()
        func isChoice(_ candidate: UpstreamCandidate) -> Bool {
            candidate.isEligible && (self == .weighted || candidate.load == least)
        }
        let total = candidates.reduce(0) { $0 + (isChoice($1) ? $1.weight : 0) }
        guard total > 0 else { return nil }
        var drawn = Int.random(in: 0..<total, using: &generator)
        for (index, candidate) in candidates.enumerated() where isChoice(candidate) {
            if drawn < candidate.weight { return index }
            drawn -= candidate.weight
        }
        return nil
    }
}
