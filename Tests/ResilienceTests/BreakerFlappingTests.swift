import RAGCore
import Resilience
import TestSupport
import Testing

struct BreakerFlappingTests {
    /// What happens to a breaker while calls come at a rate and fail at random or evenly.
    private struct Run {
        var changes = 0
        var openings: [Double] = []

        init(seconds: Int, rate: Int, _ fails: (_ call: Int, _ generator: inout SeededGenerator) -> Bool) {
            let breaker = BreakerUnderTest()
            var generator = SeededGenerator(seed: 7)
            for call in 0..<(seconds * rate) {
                let now = Double(call) / Double(rate)
                guard let permit = breaker.permit(at: now) else { continue }
                if permit.transition != nil { changes += 1 }
                let isFailure = fails(call, &generator)
                guard let transition = isFailure ? breaker.fail(permit, at: now) : breaker.succeed(permit, at: now)
                else { continue }
                changes += 1
                if transition.from == .closed { openings.append(now) }
            }
        }
    }

    @Test(arguments: [1, 2, 10, 100, 1000])
    func `failures spread evenly at 40 % never open it`(rate: Int) {
        let run = Run(seconds: 600, rate: rate) { call, _ in [true, false, true, false, false][call % 5] }
        #expect(run.changes == 0)
    }

    @Test func `failures at random at 40 % of busy traffic do not open it`() {
        let run = Run(seconds: 600, rate: 200) { call, generator in
            // The first seconds are well, so that the window is full.
            call > 2000 && Double.random(in: 0..<1, using: &generator) < 0.4
        }
        #expect(run.changes == 0)
    }

    @Test(arguments: [20, 100, 500])
    func `around 50 % it opens at most once in ten seconds, and changes at all at most so often`(rate: Int) {
        let run = Run(seconds: 3600, rate: rate) { call, generator in
            let isWorse = (call / rate / 10).isMultiple(of: 2)
            return Double.random(in: 0..<1, using: &generator) < (isWorse ? 0.51 : 0.49)
        }
        #expect(run.openings.count > 5)
        #expect(zip(run.openings.dropFirst(), run.openings).allSatisfy { $0 - $1 >= 10 })
        #expect(run.changes <= 360)
        print("Around 50 %, \(rate) calls a second, an hour: \(run.changes) changes, \(run.openings.count) openings")
    }

    @Test func `what led to an opening does not lead to the next`() throws {
        let breaker = BreakerUnderTest(try .withoutJitter())
        breaker.call(String(repeating: "+-", count: 50), at: 1)
        #expect(breaker.state.phase == .open)
        breaker.call("+++", at: 6)
        // The window still holds the ten failures of the first opening, and half of its calls.
        breaker.call("-", at: 6)
        #expect(breaker.state.phase == .closed)
        #expect(breaker.snapshot(at: 6).failures > 10)
        breaker.call(String(repeating: "+-", count: 20), at: 7)
        #expect(breaker.state.phase == .closed)
        // Ten seconds after the opening the share counts, of what came since.
        #expect(breaker.call("-", at: 11).map(\.to) == [.open])
    }

    @Test func `an outage soon after a close opens it after 20 failures, or once a window has passed`() throws {
        let busy = BreakerUnderTest(try .withoutJitter())
        let thin = BreakerUnderTest(try .withoutJitter())
        for breaker in [busy, thin] {
            breaker.call("-----", at: 1)
            breaker.call("+++", at: 6)
            #expect(breaker.call("-----", at: 6).isEmpty)
        }
        #expect(busy.call(String(repeating: "-", count: 14), at: 7).isEmpty)
        #expect(busy.call("-", at: 7).map(\.to) == [.open])
        #expect(thin.call("-", at: 10.999).isEmpty)
        #expect(thin.call("-", at: 11).map(\.to) == [.open])
    }
}
