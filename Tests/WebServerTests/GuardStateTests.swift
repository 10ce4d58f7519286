import NIOCore
import Testing
import WebServer

@Suite struct GuardStateTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

    private func at(_ seconds: Double) -> NIODeadline { start + .nanoseconds(Int64(seconds * 1e9)) }

    /// The first whole second at which something has lasted too long, with what it was.
    private func lapse(
        of state: GuardState,
        pending: Int = 0,
        from first: Int = 0,
        each: (inout GuardState, Int) -> Void = { _, _ in }
    ) -> (second: Int, Lapse)? {
        var state = state
        for second in first...2000 {
            each(&state, second)
            if let lapse = state.lapse(pending: pending, at: at(Double(second))) { return (second, lapse) }
        }
        return nil
    }

    private func expect(
        _ found: (second: Int, Lapse)?,
        _ second: Int,
        _ lapse: Lapse,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(found?.second == second, sourceLocation: location)
        #expect(found?.1 == lapse, sourceLocation: location)
    }

    @Test func `a connection without a request ends after a minute`() {
        expect(lapse(of: GuardState(ConnectionDeadlines(), at: start)), 60, .idle)
    }

    @Test func `a head that drips ends ten seconds after its first byte`() {
        let state = GuardState(ConnectionDeadlines(), at: start)
        let found = lapse(of: state) { state, second in
            if second >= 50 { state.received(1, at: at(Double(second))) }
        }
        expect(found, 60, .head)
    }

    @Test func `with TLS the handshake and the first head share ten seconds`() {
        expect(lapse(of: GuardState(ConnectionDeadlines(), isSecure: true, at: start)), 10, .head)
    }

    @Test(arguments: [(1023, 6), (1025, 30)])
    func `a body below a kilobyte a second ends, one above it after thirty seconds`(_ rate: Int, _ second: Int) {
        var state = GuardState(ConnectionDeadlines(), at: start)
        state.received(100, at: start)
        state.headEnded(at: start)
        let found = lapse(of: state) { state, second in
            // One burst at first, so that what counts is the average.
            if second > 0 { state.receivedBody(second == 5 ? rate + 5 : rate) }
        }
        expect(found, second, second == 30 ? .body : .bodyRate)
    }

    @Test func `time in which nobody wants to read does not count against the client`() {
        var state = GuardState(ConnectionDeadlines(), at: start)
        state.received(100, at: start)
        state.headEnded(at: start)
        state.paused(at: at(1))
        #expect(lapse(of: state) == nil)
        state.resumed(at: at(100))
        expect(lapse(of: state, from: 100), 104, .bodyRate)
    }

    @Test func `bytes that nobody takes end it after twenty seconds`() {
        var state = answering
        state.wrote(100_000, at: start)
        expect(lapse(of: state, pending: 100_000), 20, .write)
    }

    @Test func `a client that takes a byte at a time has not taken any`() {
        var state = answering
        state.wrote(100_000, at: start)
        var slow = state
        var ended: Int?
        for second in 0...100 where ended == nil {
            if slow.lapse(pending: 100_000 - second, at: at(Double(second))) == .write { ended = second }
        }
        #expect(ended == 20)
        for second in 0...15 {
            #expect(state.lapse(pending: 100_000 - 300 * second, at: at(Double(second))) == nil)
        }
        // 4,096 bytes in twenty seconds are enough.
        for second in 16...100 {
            #expect(state.lapse(pending: 100_000 - 300 * second, at: at(Double(second))) == nil)
        }
    }

    @Test func `a request that is worked on has eleven minutes of silence`() {
        expect(lapse(of: answering), 660, .silence)
    }

    @Test func `an answer of many parts may last as long as it moves`() {
        let found = lapse(of: answering) { state, second in
            if second % 15 == 0 { state.wrote(10, at: at(Double(second))) }
        }
        #expect(found == nil)
    }

    @Test func `the answer after a quarter of an hour is the last`() {
        let state = GuardState(ConnectionDeadlines(), at: start)
        #expect([899, 900].map { state.isLast(at: at($0)) } == [false, true])
    }

    @Test func `at a stop the next answer is the last, and what is idle ends after a second`() {
        var state = answering
        state.stops()
        #expect(state.isLast(at: start))
        state.answerEnded(at: at(5))
        expect(lapse(of: state, from: 5), 6, .stopping)
    }

    @Test func `a closed side waits two seconds for the other`() {
        var state = answering
        state.lingers(at: at(3))
        expect(lapse(of: state, from: 3), 5, .linger)
    }

    /// A request came at `start` and is worked on.
    private var answering: GuardState {
        var state = GuardState(ConnectionDeadlines(), at: start)
        state.received(100, at: start)
        state.headEnded(at: start)
        state.requestEnded(at: start)
        return state
    }
}
