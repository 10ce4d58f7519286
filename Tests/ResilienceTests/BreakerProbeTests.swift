import Resilience
import TestSupport
import Testing

struct BreakerProbeTests {
    /// Open since 0 s, and rested at 5 s.
    private func rested(probes: BreakerSettings.Probes = .init()) throws -> BreakerUnderTest {
        let breaker = BreakerUnderTest(try .withoutJitter(probes: probes))
        breaker.call("-----", at: 0)
        return breaker
    }

    @Test func `the first probe brings the change to half-open, and only it`() throws {
        let breaker = try rested()
        #expect(breaker.state.phase == .open)
        let first = try #require(breaker.permit(at: 5))
        let second = try #require(breaker.permit(at: 5))
        #expect(first.transition == BreakerTransition(from: .open, to: .halfOpen))
        #expect(second.transition == nil)
        #expect(first.isProbe && second.isProbe)
    }

    @Test func `two probes go at once, and three in five seconds`() throws {
        let breaker = try rested()
        let probes = try [5.0, 5.5].map { try #require(breaker.permit(at: $0)) }
        #expect(breaker.refusal(at: 6) == 1)
        breaker.succeed(probes[0], at: 6)
        #expect(breaker.permit(at: 6) != nil)
        breaker.succeed(probes[1], at: 7)
        // A slot is free, and the first of the three began at 5 s.
        #expect(breaker.refusal(at: 7) == 3)
        #expect(breaker.refusal(at: 9.75) == 0.25)
        #expect(breaker.permit(at: 10) != nil)
    }

    @Test func `three successes close it, and one failure opens it again`() throws {
        let breaker = try rested()
        #expect(breaker.call("++", at: 5).isEmpty)
        #expect(breaker.call("+", at: 6) == [BreakerTransition(from: .halfOpen, to: .closed)])
        let again = try rested()
        #expect(again.call("++-", at: 5) == [BreakerTransition(from: .halfOpen, to: .open)])
        // Successes are counted anew.
        #expect(again.call("++", at: 15).isEmpty)
        #expect(again.call("+", at: 15) == [BreakerTransition(from: .halfOpen, to: .closed)])
    }

    @Test func `a slow probe opens it again where slowness is judged`() throws {
        let breaker = try rested()
        #expect(breaker.call("~", at: 5) == [BreakerTransition(from: .halfOpen, to: .open)])
        let plain = BreakerUnderTest(.plain)
        plain.call("-----", at: 0)
        #expect(plain.call("~", at: 30) == [BreakerTransition(from: .halfOpen, to: .closed)])
    }

    @Test func `a cancelled probe gives its slot back, and still counts among three in five seconds`() throws {
        let breaker = try rested()
        for _ in 0..<3 {
            let probe = try #require(breaker.permit(at: 5))
            breaker.state.giveBack(probe)
        }
        #expect(breaker.snapshot(at: 5).probesInFlight == 0)
        #expect(breaker.state.phase == .halfOpen)
        #expect(breaker.refusal(at: 5) == 5)
        #expect(breaker.call("+++", at: 10) == [BreakerTransition(from: .halfOpen, to: .closed)])
    }

    @Test func `a probe that hangs keeps its slot over a new rest, and its late failure opens nothing`() throws {
        let breaker = try rested()
        let hanging = try #require(breaker.permit(at: 5))
        breaker.call("-", at: 5)
        #expect(breaker.snapshot(at: 5).openingsInRow == 2)
        let probe = try #require(breaker.permit(at: 15))
        #expect(breaker.snapshot(at: 15).probesInFlight == 2)
        #expect(breaker.permit(at: 15) == nil)
        #expect(breaker.fail(hanging, at: 16) == nil)
        #expect(breaker.state.phase == .halfOpen)
        #expect(breaker.snapshot(at: 16).probesInFlight == 1)
        breaker.succeed(probe, at: 16)
        #expect(breaker.call("++", at: 16) == [BreakerTransition(from: .halfOpen, to: .closed)])
    }

    @Test func `while hanging probes hold all slots, it stays open and says when to ask again`() throws {
        let breaker = try rested(probes: BreakerSettings.Probes(atOnce: 1))
        let hanging = try #require(breaker.permit(at: 5))
        #expect(breaker.refusal(at: 100) == 1)
        #expect(!breaker.state.wouldAdmit(at: breaker.instant(100)))
        breaker.state.giveBack(hanging)
        #expect(breaker.permit(at: 100) != nil)
    }

    @Test func `a probe that is ended twice counts once`() throws {
        let breaker = try rested()
        let probe = try #require(breaker.permit(at: 5))
        for _ in 0..<3 { #expect(breaker.succeed(probe, at: 5) == nil) }
        #expect(breaker.fail(probe, at: 5) == nil)
        #expect(breaker.state.phase == .halfOpen)
        #expect(breaker.snapshot(at: 5).probesInFlight == 0)
    }

    @Test func `to peek lets nothing through and changes nothing`() throws {
        let breaker = try rested()
        #expect(!breaker.state.wouldAdmit(at: breaker.instant(4.999)))
        for _ in 0..<10 { #expect(breaker.state.wouldAdmit(at: breaker.instant(5))) }
        #expect(breaker.state.phase == .open)
        #expect(breaker.permit(at: 5) != nil)
        #expect(breaker.permit(at: 5) != nil)
        #expect(!breaker.state.wouldAdmit(at: breaker.instant(5)))
    }
}
