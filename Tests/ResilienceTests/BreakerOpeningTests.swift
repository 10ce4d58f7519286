import Resilience
import TestSupport
import Testing

struct BreakerOpeningTests {
    @Test func `five failures in a row open it in thin traffic, and four do not`() {
        let breaker = BreakerUnderTest()
        #expect(breaker.call("----+----", at: 0).isEmpty)
        #expect(breaker.call("-", at: 1) == [BreakerTransition(from: .closed, to: .open)])
        #expect(breaker.permit(at: 1) == nil)
    }

    @Test(arguments: [
        // 19 calls are too few for a share, whatever it is.
        (String(repeating: "+-", count: 9) + "-", false),
        (String(repeating: "+-", count: 10), true),
        // The twentieth may also be a success.
        (String(repeating: "-+", count: 10), true),
        (String(repeating: "+-", count: 10).replacing("+-+-", with: "+-++", maxReplacements: 1), false),
        // Five in a row are no longer enough.
        (String(repeating: "+", count: 15) + "-----", false),
        (String(repeating: "+", count: 21) + String(repeating: "-", count: 19), false),
        (String(repeating: "+", count: 21) + String(repeating: "-", count: 20), true),
        (String(repeating: "~", count: 15) + "+++++", false),
        (String(repeating: "~", count: 16) + "++++", true),
        (String(repeating: "~", count: 19), false),
    ])
    func `from 20 calls on, half of them failed, four fifths slow or 20 failures in a row open it`(
        outcomes: String,
        opens: Bool
    ) {
        let breaker = BreakerUnderTest()
        let transitions = breaker.call(outcomes, at: 3)
        #expect(transitions == (opens ? [BreakerTransition(from: .closed, to: .open)] : []))
        #expect(breaker.state.phase == (opens ? .open : .closed))
    }

    @Test func `what is older than ten seconds does not count`() {
        let breaker = BreakerUnderTest()
        breaker.call(String(repeating: "+-", count: 9), at: 0.5)
        #expect(breaker.snapshot(at: 9.9).calls == 18)
        #expect(breaker.snapshot(at: 10).calls == 0)
        breaker.call("+-", at: 10)
        #expect(breaker.state.phase == .closed)
        #expect(breaker.snapshot(at: 10).failures == 1)
    }

    @Test func `an instant before the last one counts in the present`() {
        let breaker = BreakerUnderTest()
        breaker.call("+", at: 5.001)
        breaker.call("-", at: 4.999)
        #expect(breaker.snapshot(at: 14.9).calls == 2)
        #expect(breaker.snapshot(at: 15).calls == 0)
    }

    @Test func `a gap of years is no longer than one of a window`() {
        let breaker = BreakerUnderTest()
        breaker.call("+++", at: 1)
        breaker.call("-", at: 1e9)
        let snapshot = breaker.snapshot(at: 1e9 + 1)
        #expect([snapshot.calls, snapshot.failures] == [1, 1])
    }

    @Test func `a call given back counts as nothing`() throws {
        let breaker = BreakerUnderTest()
        breaker.call("----", at: 0)
        let cancelled = try #require(breaker.permit(at: 0))
        breaker.state.giveBack(cancelled)
        #expect(breaker.snapshot(at: 0).failuresInRow == 4)
        #expect(breaker.snapshot(at: 0).calls == 4)
        breaker.call("-", at: 0)
        #expect(breaker.state.phase == .open)
    }

    @Test func `calls that end while it is open or after say nothing`() throws {
        let breaker = BreakerUnderTest()
        let late = try (0..<30).map { _ in try #require(breaker.permit(at: 0)) }
        breaker.call("-----", at: 1)
        let rest = breaker.snapshot(at: 1).rest
        for permit in late[..<10] { #expect(breaker.fail(permit, at: 2, retryAfter: .seconds(200)) == nil) }
        for permit in late[10..<20] { #expect(breaker.succeed(permit, at: 2) == nil) }
        #expect(breaker.snapshot(at: 1).rest == rest)
        breaker.call("+++", at: 6)
        #expect(breaker.state.phase == .closed)
        for permit in late[20...] { #expect(breaker.fail(permit, at: 7) == nil) }
        #expect(breaker.snapshot(at: 7).failuresInRow == 0)
        #expect(breaker.state.phase == .closed)
    }

    @Test func `without a window only failures in a row open it`() {
        let breaker = BreakerUnderTest(.plain)
        breaker.call(String(repeating: "----+", count: 20) + String(repeating: "~", count: 50), at: 0)
        #expect(breaker.state.phase == .closed)
        #expect(breaker.snapshot(at: 0).calls == 150)
        #expect(breaker.snapshot(at: 0).slowCalls == 0)
        breaker.call("-----", at: 0)
        #expect(breaker.refusal(at: 29.5) == 0.5)
        #expect(breaker.permit(at: 30)?.isProbe == true)
        #expect(breaker.permit(at: 30) == nil)
    }
}
