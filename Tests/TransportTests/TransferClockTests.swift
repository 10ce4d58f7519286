import Testing
import Transport

struct TransferClockTests {
    private static let limits = TransferLimits(firstByte: .seconds(10), silence: .seconds(5), total: .seconds(60))
    private let start = ContinuousClock.now

    private func clock(isStream: Bool) -> TransferClock {
        TransferClock(limits: Self.limits, isStream: isStream, start: start)
    }

    @Test func `before the first byte its limit counts, and then the one for silence`() {
        var clock = clock(isStream: true)
        #expect(clock.deadline == start + .seconds(10))
        #expect(clock.expiry(at: start + .seconds(9)) == nil)
        #expect(clock.expiry(at: start + .seconds(10)) == .firstByteTimeout)
        clock.begin(at: start + .seconds(2))
        #expect(clock.deadline == start + .seconds(7))
        #expect(clock.expiry(at: start + .seconds(7)) == .silenceTimeout)
        #expect(clock.firstByte == start + .seconds(2))
    }

    @Test func `each byte of a stream puts silence off, until the limit for all`() {
        var clock = clock(isStream: true)
        clock.begin(at: start)
        for second in stride(from: 4, to: 60, by: 4) {
            #expect(clock.expiry(at: start + .seconds(second)) == nil)
            clock.receive(1, at: start + .seconds(second))
        }
        #expect(clock.deadline == start + .seconds(60))
        #expect(clock.expiry(at: start + .seconds(60)) == .totalTimeout)
    }

    @Test func `a whole response must bring 1,024 bytes in each span of silence`() {
        var clock = clock(isStream: false)
        clock.begin(at: start)
        clock.receive(1_023, at: start + .seconds(4))
        #expect(clock.expiry(at: start + .seconds(5)) == .silenceTimeout)
        clock.receive(1, at: start + .seconds(4))
        #expect(clock.deadline == start + .seconds(9))
    }

    @Test func `time in which a stream is held is not silence`() {
        var clock = clock(isStream: true)
        clock.begin(at: start)
        clock.pause()
        #expect(clock.deadline == start + .seconds(60))
        #expect(clock.expiry(at: start + .seconds(30)) == nil)
        clock.resume(at: start + .seconds(30))
        #expect(clock.deadline == start + .seconds(35))
    }
}
