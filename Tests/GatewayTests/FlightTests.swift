import Gateway
import RAGCore
import TestSupport
import Testing

/// One shared call, from the inside.
@Suite(.timeLimit(.minutes(1))) struct FlightTests {
    private struct Gone: Error {}

    private static let delivery = Delivery(source: .upstream, model: "m", upstream: "u", isWhole: true)
    private let later = ContinuousClock.now + .seconds(60)

    private func member(_ flight: Flight) throws -> Flight.MemberID {
        try #require(flight.join(deadline: later))
    }

    /// A call that goes on until it is cancelled.
    private func call() -> Task<Void, Never> {
        Task {
            let cancelled = Latch<Void>()
            await withTaskCancellationHandler {
                await cancelled.wait()
            } onCancel: {
                cancelled.set()
            }
        }
    }

    @Test func `frames are read from the first on, each by its own reader`() async throws {
        let flight = Flight()
        let (quick, slow) = (try member(flight), try member(flight))
        flight.append([1])
        #expect(try await flight.frame(0, for: quick) == [1])
        let waiting = Task { try await flight.frame(1, for: quick) }
        flight.append([2])
        #expect(try await waiting.value == [2])
        let late = try member(flight)
        flight.end(.success(Self.delivery))
        for id in [slow, late] {
            #expect(try await flight.frame(0, for: id) == [1])
            #expect(try await flight.frame(1, for: id) == [2])
            #expect(try await flight.frame(2, for: id) == nil)
            #expect(try await flight.delivery(for: id).model == "m")
        }
        #expect(flight.memberCount == 3)
    }

    @Test func `what came before a failure is read, then why`() async throws {
        let flight = Flight()
        let id = try member(flight)
        flight.append([1])
        flight.end(.failure(Gone()))
        #expect(try await flight.frame(0, for: id) == [1])
        await #expect(throws: Gone.self) { try await flight.frame(1, for: id) }
        await #expect(throws: Gone.self) { try await flight.delivery(for: id) }
        #expect(flight.delivery == nil)
    }

    @Test func `nobody joins a call that is over, or that all have left`() throws {
        let over = Flight()
        over.end(.success(Self.delivery))
        #expect(over.join(deadline: later) == nil)
        let left = Flight()
        left.leave(try member(left), because: Gone())
        #expect(left.join(deadline: later) == nil)
    }

    @Test func `a member that left hears why, wherever it waits, and nobody else does`() async throws {
        let flight = Flight()
        let (leaving, staying) = (try member(flight), try member(flight))
        let waiting = Task { try await flight.frame(0, for: leaving) }
        let ending = Task { try await flight.delivery(for: staying) }
        for _ in 0..<10 { await Task.yield() }
        flight.leave(leaving, because: Gone())
        flight.leave(leaving, because: CancellationError())
        await #expect(throws: Gone.self) { try await waiting.value }
        #expect(flight.presentCount == 1)
        flight.end(.success(Self.delivery))
        #expect(try await ending.value.upstream == "u")
        await #expect(throws: Gone.self) { try await flight.frame(0, for: leaving) }
    }

    @Test func `the last one to leave ends the call, whether its task was there before or comes after`() async throws {
        for isEarly in [true, false] {
            let flight = Flight()
            let (first, second) = (try member(flight), try member(flight))
            let task = call()
            if isEarly { flight.attach(task) }
            flight.leave(first, because: Gone())
            #expect(!task.isCancelled)
            flight.leave(second, because: Gone())
            if !isEarly { flight.attach(task) }
            await task.value
            #expect(task.isCancelled)
        }
    }

    @Test func `a call that is over before its task is attached is left alone`() throws {
        let flight = Flight()
        let id = try member(flight)
        flight.end(.success(Self.delivery))
        let task = call()
        flight.attach(task)
        flight.leave(id, because: Gone())
        #expect(!task.isCancelled)
        task.cancel()
    }

    @Test func `a kept call goes on without members, and its bill is theirs only while they are there`() async throws {
        let flight = Flight(keptUntil: later)
        #expect(flight.isUnpaid)
        #expect(flight.deadline == later)
        let task = call()
        flight.attach(task)
        let id = try #require(flight.join(deadline: later - .seconds(30)))
        #expect(flight.isPayer(id))
        #expect(flight.deadline == later)
        flight.leave(id, because: Gone())
        #expect(flight.isUnpaid)
        #expect(!task.isCancelled)
        task.cancel()
    }

    @Test func `the deadline is the latest of the members', and the bill the first one's who stays`() throws {
        let flight = Flight()
        let ids = try [10, 30, 20].map { seconds in
            try #require(flight.join(deadline: later + .seconds(seconds)))
        }
        #expect(flight.deadline == later + .seconds(30))
        flight.leave(ids[1], because: Gone())
        #expect(flight.isPayer(ids[0]))
        flight.leave(ids[0], because: Gone())
        #expect(flight.isPayer(ids[2]))
        flight.end(.success(Self.delivery))
        flight.leave(ids[2], because: Gone())
        #expect(flight.isPayer(ids[2]), "the bill of a call that is over stays")
    }

    @Test(arguments: UInt64(0)..<100)
    func `whoever comes, reads and leaves when, all that stay read all there is`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let flight = Flight()
        let frames = Int.random(in: 0...30, using: &generator)
        let size = [10, 100_000].randomElement(using: &generator) ?? 10
        // Before the call begins: one without frames is over at once.
        let first = try member(flight)
        flight.attach(
            Task {
                for number in 0..<frames {
                    flight.append([UInt8](repeating: UInt8(number), count: size))
                    await flight.waitForReaders()
                }
                flight.end(.success(Self.delivery))
            }
        )
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                // The first stays, so that there is always somebody.
                let id = number == 0 ? first : flight.join(deadline: later)
                let leavesAt =
                    number > 0 && Bool.random(using: &generator) ? Int.random(in: 0...20, using: &generator) : nil
                guard let id else { continue }
                group.addTask {
                    var index = 0
                    do {
                        while index != leavesAt, let frame = try await flight.frame(index, for: id) {
                            #expect(frame.first == UInt8(index))
                            index += 1
                        }
                    } catch {
                        Issue.record("seed \(seed): \(error)")
                    }
                    if index == leavesAt { flight.leave(id, because: Gone()) } else { #expect(index == frames) }
                }
            }
        }
        #expect(try await flight.delivery(for: first).isWhole)
    }
}
