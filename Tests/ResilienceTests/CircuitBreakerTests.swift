import RAGCore
import Resilience
import TestSupport
import Testing

struct CircuitBreakerTests {
    @Test func `of many callers at once two become probes, and each change is told once`() async {
        let start = ContinuousClock.now
        let breaker = CircuitBreaker(from: start, generator: SeededGenerator(seed: 1))
        let changes = Notes<BreakerTransition>()
        @Sendable func note(_ transition: BreakerTransition?) {
            if let transition { changes.add(transition) }
        }
        await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    guard case .permit(let permit) = breaker.admit(at: start) else { return }
                    note(breaker.fail(permit, at: start, retryAfter: .seconds(7)))
                }
            }
        }
        let rested = start + .seconds(7)
        #expect(!breaker.wouldAdmit(at: rested - .nanoseconds(1)))
        let probes = Notes<BreakerPermit>()
        await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    guard case .permit(let permit) = breaker.admit(at: rested) else { return }
                    note(permit.transition)
                    probes.add(permit)
                }
            }
        }
        let given = probes.values
        #expect(given.count == 2)
        #expect(breaker.snapshot(at: rested).probesInFlight == 2)
        breaker.giveBack(given[0])
        note(breaker.succeed(given[1], at: rested))
        #expect(breaker.snapshot(at: rested).probesInFlight == 0)
        #expect(
            changes.values == [
                BreakerTransition(from: .closed, to: .open), BreakerTransition(from: .open, to: .halfOpen),
            ]
        )
    }
}
