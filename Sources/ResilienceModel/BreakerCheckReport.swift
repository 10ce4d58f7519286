/// What a run of `BreakerCheck` found.
package struct BreakerCheckReport: Sendable, Equatable {
    package var cases = 0
    package var operations = 0
    /// Changes of phase, by what came after.
    package var opened = 0
    package var halfOpened = 0
    package var closed = 0
    package var refusals = 0
    /// Permits that ended in a later period than theirs.
    package var lateEnds = 0
    /// Cases at whose end a probe's slot was not free, or no probe was let through after the longest rest.
    package var stuck = 0
    /// The first case in which breaker and model differed, with its operations. Nil if they agreed in all.
    package var disagreement: String?

    mutating func add(_ other: Self) {
        cases += other.cases
        operations += other.operations
        opened += other.opened
        halfOpened += other.halfOpened
        closed += other.closed
        refusals += other.refusals
        lateEnds += other.lateEnds
        stuck += other.stuck
        disagreement = disagreement ?? other.disagreement
    }
}
