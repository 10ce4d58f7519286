import Gateway
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct DeadlineWheelTests {
    private let time = ManualTime()
    private let tasks = BackgroundTasks()

    /// What was run, in order.
    private final class Runs: Sendable {
        private let names = Mutex<[Int]>([])

        var all: [Int] { names.withLock { $0 } }

        func add(_ name: Int) {
            names.withLock { $0.append(name) }
        }
    }

    /// Moves the time by a step once the wheel sleeps, and waits until it sleeps again.
    private func advance(by step: Duration) async {
        await time.untilSleeping()
        time.advance(by: step)
        await time.untilSleeping()
    }

    @Test func `an action runs once its time has come, at most a tick later, and once`() async {
        let wheel = DeadlineWheel(time: time, tasks: tasks)
        let runs = Runs()
        _ = wheel.schedule(at: time.now + .milliseconds(90)) { runs.add(1) }
        for _ in 0..<4 { await advance(by: DeadlineWheel.tick) }
        #expect(runs.all.isEmpty)
        await advance(by: DeadlineWheel.tick)
        #expect(runs.all == [1])
        for _ in 0..<10 { await advance(by: DeadlineWheel.tick) }
        #expect(runs.all == [1])
        #expect(wheel.count == 0)
        await tasks.shutDown()
    }

    @Test func `what was taken back does not run, and may be taken back again`() async {
        let wheel = DeadlineWheel(time: time, tasks: tasks)
        let runs = Runs()
        let tickets = (0..<100).map { number in
            wheel.schedule(at: time.now + .milliseconds(number)) { runs.add(number) }
        }
        for ticket in tickets where ticket != tickets[7] {
            wheel.takeBack(ticket)
            wheel.takeBack(ticket)
        }
        #expect(wheel.count == 1)
        await advance(by: .seconds(1))
        #expect(runs.all == [7])
        wheel.takeBack(tickets[7])
        #expect(wheel.count == 0)
        await tasks.shutDown()
    }

    @Test func `what is due already runs at the next tick`() async {
        let wheel = DeadlineWheel(time: time, tasks: tasks)
        let runs = Runs()
        _ = wheel.schedule(at: time.now - .seconds(5)) { runs.add(1) }
        await advance(by: .seconds(3))
        _ = wheel.schedule(at: time.now - .seconds(1)) { runs.add(2) }
        await advance(by: DeadlineWheel.tick)
        #expect(runs.all == [1, 2])
        await tasks.shutDown()
    }

    @Test(arguments: UInt64(0)..<30)
    func `whatever is set and taken back when, each runs in its time`(seed: UInt64) async {
        var generator = SeededGenerator(seed: seed)
        let wheel = DeadlineWheel(time: time, tasks: tasks)
        let runs = Runs()
        var expected: [Int: ContinuousClock.Instant] = [:]
        var tickets: [Int: DeadlineWheel.Ticket] = [:]
        for step in 0..<60 {
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                let name = step * 10 + expected.count % 10
                guard expected[name] == nil else { continue }
                let instant = time.now + .milliseconds(Int.random(in: 0...2_000, using: &generator))
                expected[name] = instant
                tickets[name] = wheel.schedule(at: instant) { runs.add(name) }
            }
            if Bool.random(using: &generator), let name = expected.keys.min(), let ticket = tickets[name] {
                wheel.takeBack(ticket)
                if !runs.all.contains(name) { expected[name] = nil }
            }
            guard wheel.count > 0 else { continue }
            await advance(by: .milliseconds(Int.random(in: 1...300, using: &generator)))
            let done = Set(runs.all)
            for (name, instant) in expected {
                if done.contains(name) {
                    #expect(instant <= time.now, "seed \(seed)")
                } else {
                    #expect(instant + DeadlineWheel.tick > time.now, "seed \(seed)")
                }
            }
            #expect(done.count == runs.all.count)
        }
        await tasks.shutDown()
    }

    @Test func `with nothing to wait for its task ends, and begins again when there is`() async {
        let wheel = DeadlineWheel(time: time, tasks: tasks)
        let runs = Runs()
        wheel.takeBack(wheel.schedule(at: time.now + .seconds(60)) {})
        #expect(tasks.count == 1)
        for _ in 0..<49 { await advance(by: DeadlineWheel.tick) }
        await time.untilSleeping()
        time.advance(by: DeadlineWheel.tick)
        while tasks.count > 0 { await Task.yield() }
        _ = wheel.schedule(at: time.now + .seconds(1)) { runs.add(1) }
        await advance(by: .seconds(2))
        #expect(runs.all == [1])
        await tasks.shutDown()
    }
}
