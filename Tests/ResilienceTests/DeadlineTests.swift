import Resilience
import Testing

struct DeadlineTests {
    private let start = ContinuousClock.now

    @Test(arguments: [(0.0, 10.0, false), (4, 6, false), (9.5, 0.5, false), (10, 0, true), (99, 0, true)])
    func `the time left shrinks to zero and no further`(now: Double, left: Double, hasPassed: Bool) {
        let deadline = Deadline(.seconds(10), after: start)
        #expect(deadline.remaining(at: start + .seconds(now)) == .seconds(left))
        #expect(deadline.hasPassed(at: start + .seconds(now)) == hasPassed)
    }

    @Test func `an attempt gets its own limit, or what is left`() {
        let deadline = Deadline(.seconds(10), after: start)
        #expect(deadline.attemptLimit(perTry: .seconds(4), at: start) == .seconds(4))
        #expect(deadline.attemptLimit(perTry: .seconds(4), at: start + .seconds(7)) == .seconds(3))
        #expect(deadline.attemptLimit(perTry: .seconds(4), at: start + .seconds(12)) == .zero)
    }

    @Test func `the sooner of two is the lesser`() {
        let deadlines = [3, 1, 2].map { Deadline(start + .seconds($0)) }
        #expect(deadlines.min() == Deadline(.seconds(1), after: start))
    }
}
