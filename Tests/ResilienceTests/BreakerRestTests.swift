import RAGCore
import Resilience
import TestSupport
import Testing

struct BreakerRestTests {
    @Test func `rests double from 5 to 60 seconds while probes fail, and begin anew once it has closed`() throws {
        let breaker = BreakerUnderTest(try .withoutJitter())
        breaker.call("-----", at: 0)
        var now = 0.0
        for rest in [5.0, 10, 20, 40, 60, 60] {
            #expect(breaker.snapshot(at: now).rest == .seconds(rest))
            #expect(breaker.refusal(at: now) == rest)
            #expect(breaker.permit(at: now + rest - 0.001) == nil)
            now += rest
            #expect(breaker.call("-", at: now) == [BreakerTransition(from: .halfOpen, to: .open)])
        }
        #expect(breaker.call("+++", at: now + 60) == [BreakerTransition(from: .halfOpen, to: .closed)])
        breaker.call("-----", at: now + 61)
        #expect(breaker.snapshot(at: now + 61).rest == .seconds(5))
    }

    @Test func `jitter takes off up to a fifth`() {
        var rests: Set<Duration> = []
        var generator = SeededGenerator(seed: 1)
        let start = ContinuousClock.now
        for _ in 0..<200 {
            var state = BreakerState(from: start)
            for _ in 0..<5 {
                guard case .permit(let permit) = state.admit(at: start) else { continue }
                _ = state.fail(permit, at: start, using: &generator)
            }
            rests.insert(state.snapshot(at: start).rest)
        }
        #expect(rests.count > 190)
        #expect(rests.allSatisfy { $0 > .seconds(4) && $0 <= .seconds(5) })
        #expect((rests.min() ?? .zero) < .seconds(4.1))
        #expect((rests.max() ?? .zero) > .seconds(4.9))
    }

    @Test(arguments: [(2, 5.0), (-7, 5), (45, 45), (300, 300), (1_000_000_000, 300)])
    func `a longer Retry-After replaces the rest, up to a limit`(seconds: Int, rest: Double) throws {
        let breaker = BreakerUnderTest(try .withoutJitter())
        breaker.call("----", at: 0)
        let permit = try #require(breaker.permit(at: 0))
        breaker.fail(permit, at: 0, retryAfter: .seconds(seconds))
        #expect(breaker.refusal(at: 0) == rest)
    }
}
