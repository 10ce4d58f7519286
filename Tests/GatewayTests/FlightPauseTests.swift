import Gateway
import RAGCore
import TestSupport
import Testing

/// A shared call waits for its readers, and for nobody who is gone.
@Suite(.timeLimit(.minutes(1))) struct FlightPauseTests {
    private struct Gone: Error {}

    private let later = ContinuousClock.now + .seconds(60)

    private func member(_ flight: Flight) throws -> Flight.MemberID {
        try #require(flight.join(deadline: later))
    }

    private static let megabyte = [UInt8](repeating: 0, count: 1 << 20)

    /// Whether the call waits for its readers at this moment.
    private func isHeld(_ flight: Flight) async -> (Bool, Task<Void, Never>) {
        let passed = Count()
        let waiting = Task {
            await flight.waitForReaders()
            passed.add()
        }
        for _ in 0..<50 { await Task.yield() }
        return (passed.value == 0, waiting)
    }

    @Test func `a call waits when it is far ahead of its fastest reader, and not for the slow ones`() async throws {
        let flight = Flight()
        let (quick, slow) = (try member(flight), try member(flight))
        flight.append([UInt8](repeating: 0, count: Flight.lead))
        #expect(await !isHeld(flight).0)
        flight.append([1])
        let (held, waiting) = await isHeld(flight)
        #expect(held)
        _ = try await flight.frame(0, for: quick)
        await waiting.value
        for number in 2..<20 {
            flight.append(Self.megabyte)
            for index in 1...number { _ = try await flight.frame(index, for: quick) }
            await flight.waitForReaders()
        }
        _ = try await flight.frame(0, for: slow)
    }

    @Test func `a call that waits goes on when its readers leave, when it is cancelled, or when it is kept`()
        async throws
    {
        for way in 0..<3 {
            let flight = way == 2 ? Flight(keptUntil: later) : Flight()
            let id = try member(flight)
            flight.append(Self.megabyte)
            let (held, waiting) = await isHeld(flight)
            #expect(held)
            if way == 1 { waiting.cancel() } else { flight.leave(id, because: Gone()) }
            await waiting.value
        }
    }

    @Test func `a call whose task is cancelled already never waits`() async throws {
        let flight = Flight()
        _ = try member(flight)
        flight.append(Self.megabyte)
        let start = Latch<Void>()
        let waiting = Task {
            await start.wait()
            await flight.waitForReaders()
        }
        waiting.cancel()
        start.set()
        await waiting.value
    }
}
