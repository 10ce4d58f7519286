import Access
import RAGCore
import Synchronization
import TestSupport
import Testing

struct AdmissionTests {
    private let time = ManualTime()
    private let tasks = BackgroundTasks()

    private func admission(_ most: Int, queue: Int = 100) -> Admission {
        Admission(
            AdmissionSettings(
                least: most,
                most: most,
                paidShare: 1,
                ingestShare: 1,
                queueLimit: queue,
                longestWait: .milliseconds(50)
            ),
            time: time,
            tasks: tasks
        )
    }

    /// Lets others run until so many wait.
    private func untilWaiting(_ count: Int, _ admission: Admission) async {
        while admission.counts.waiting != count { await Task.yield() }
    }

    @Test func `the first in line goes first, and a permit is given back whatever happens`() async throws {
        let admission = admission(1)
        let order = Notes()
        let permit = try await admission.acquire(.kept)
        await withTaskGroup { group in
            for number in 1...5 {
                group.addTask {
                    try? await admission.withPermit(.paid) {
                        order.add(number)
                        throw MemoryStoreError.refused
                    }
                }
                await untilWaiting(number, admission)
            }
            admission.release(permit)
        }
        #expect(order.values == [1, 2, 3, 4, 5])
        #expect(admission.counts.atWork == 0)
        #expect(admission.counts.admitted == [.kept: 1, .paid: 5])
    }

    @Test func `who waits too long is told when to come back, the dearer later`() async throws {
        let admission = admission(1)
        let permit = try await admission.acquire(.kept)
        for (priority, seconds) in [(AdmissionPriority.kept, 1), (.paid, 2), (.ingest, 5)] {
            let waiting = Task { try await admission.acquire(priority) }
            await time.untilSleeping()
            time.advance(by: .milliseconds(50))
            await #expect(throws: AccessError.overloaded(retryAfter: .seconds(seconds))) { try await waiting.value }
        }
        #expect(admission.counts.refused == [.kept: 1, .paid: 1, .ingest: 1])
        admission.release(permit)
        admission.release(try await admission.acquire(.ingest))
        #expect(admission.counts.atWork == 0)
    }

    @Test func `who is cancelled stops waiting at once, and the next is served`() async throws {
        let admission = admission(1)
        let permit = try await admission.acquire(.kept)
        let first = Task { try await admission.withPermit(.kept) { 1 } }
        await untilWaiting(1, admission)
        let second = Task { try await admission.withPermit(.kept) { 2 } }
        await untilWaiting(2, admission)
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(admission.counts.waiting == 1)
        admission.release(permit)
        #expect(try await second.value == 2)
        #expect(admission.counts.atWork == 0)
    }

    @Test func `health is always let through and never counted`() async throws {
        let admission = admission(1, queue: 0)
        let permit = try await admission.acquire(.ingest)
        for _ in 0..<10 { #expect(try await admission.withPermit(.health) { true }) }
        #expect(admission.counts.atWork == 1)
        await #expect(throws: AccessError.overloaded(retryAfter: .seconds(1))) { try await admission.acquire(.kept) }
        admission.release(permit)
    }

    @Test func `one who is cheaper takes the place of one who is dearer`() async throws {
        let admission = admission(1, queue: 1)
        let permit = try await admission.acquire(.kept)
        let ingest = Task { try await admission.withPermit(.ingest) {} }
        await untilWaiting(1, admission)
        let kept = Task { try await admission.withPermit(.kept) { 1 } }
        await #expect(throws: AccessError.overloaded(retryAfter: .seconds(5))) { try await ingest.value }
        admission.release(permit)
        #expect(try await kept.value == 1)
    }

    @Test func `when the service stops, nobody is left waiting`() async throws {
        let admission = admission(1)
        let permit = try await admission.acquire(.kept)
        let waiting = Task { try await admission.acquire(.kept) }
        await time.untilSleeping()
        await tasks.shutDown()
        await #expect(throws: AccessError.self) { try await waiting.value }
        await #expect(throws: AccessError.self) { try await admission.acquire(.kept) }
        admission.release(permit)
    }

    @Test func `a crowd that comes, waits, and leaves in any order never exceeds the limit and loses no permit`()
        async throws
    {
        for seed: UInt64 in 1...20 {
            let admission = admission(4, queue: 1_000)
            let gauge = Gauge()
            await withTaskGroup { group in
                var generator = SeededGenerator(seed: seed)
                for _ in 0..<300 {
                    let priority = [AdmissionPriority.kept, .paid, .ingest].randomElement(using: &generator) ?? .kept
                    let yields = Int.random(in: 0...5, using: &generator)
                    let isCancelled = Int.random(in: 0..<4, using: &generator) == 0
                    group.addTask {
                        let task = Task {
                            try await admission.withPermit(priority) {
                                gauge.change(by: 1)
                                for _ in 0..<yields { await Task.yield() }
                                gauge.change(by: -1)
                            }
                        }
                        if isCancelled { task.cancel() }
                        _ = await task.result
                    }
                }
            }
            #expect((1...4).contains(gauge.most), "seed \(seed)")
            #expect(admission.counts.atWork == 0, "seed \(seed)")
            #expect(admission.counts.waiting == 0, "seed \(seed)")
        }
    }
}

/// What was noted, in order.
private final class Notes: Sendable {
    private let state = Mutex<[Int]>([])

    var values: [Int] { state.withLock { $0 } }

    func add(_ value: Int) { state.withLock { $0.append(value) } }
}

/// How many there are, and how many there were at most.
private final class Gauge: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var most: Int { state.withLock { $0.most } }

    func change(by step: Int) {
        state.withLock { state in
            state.now += step
            state.most = max(state.most, state.now)
        }
    }
}
