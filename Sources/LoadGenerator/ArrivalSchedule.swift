import Foundation
import RAGCore

/// When requests are meant to be made, whatever becomes of those before: a Poisson process with a seed.
package struct ArrivalSchedule: Sendable {
    private let meanGap: Double
    private var generator: SeededGenerator
    /// Nanoseconds since the start of the schedule.
    package private(set) var next = 0.0

    /// - Precondition: the rate is above 0.
    package init(perSecond rate: Double, seed: UInt64) {
        precondition(rate > 0, "\(rate) requests a second")
        meanGap = 1e9 / rate
        generator = SeededGenerator(seed: seed)
        advance()
    }

    /// Goes on to the arrival after `next`: gaps are distributed exponentially.
    package mutating func advance() {
        next -= meanGap * log(1 - Double.random(in: 0..<1, using: &generator))
    }
}
