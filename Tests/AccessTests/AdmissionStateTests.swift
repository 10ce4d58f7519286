import Access
import RAGCore
import TestSupport
import Testing

struct AdmissionStateTests {
    private let start = ContinuousClock.now

    private func state(_ most: Int, least: Int? = nil, queue: Int = 100) -> AdmissionState {
        AdmissionState(
            AdmissionSettings(
                least: least ?? most,
                most: most,
                paidShare: 0.8,
                ingestShare: 0.4,
                queueLimit: queue,
                longestWait: .milliseconds(50)
            ),
            at: start
        )
    }

    private func later(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test func `the dearer find no room where the cheaper still do`() {
        var state = state(10, queue: 0)
        let arrivals = (0..<5).map { _ in state.arrive(.ingest, at: start) }
        #expect(arrivals.filter { $0 == .admitted }.count == 4)
        let paid = (0..<5).map { _ in state.arrive(.paid, at: start) }
        #expect(paid.filter { $0 == .admitted }.count == 4)
        let kept = (0..<3).map { _ in state.arrive(.kept, at: start) }
        #expect(kept == [.admitted, .admitted, .refused])
        #expect(state.atWork == 10)
    }

    @Test func `who leaves makes room for the cheapest, and among them for the first`() {
        var state = state(1)
        #expect(state.arrive(.kept, at: start) == .admitted)
        for (priority, number) in [(AdmissionPriority.ingest, 1), (.paid, 2), (.kept, 3), (.paid, 4), (.kept, 5)] {
            #expect(state.arrive(priority, at: start) == .waits(number, displacing: nil))
        }
        let order = (0..<6).map { _ in state.leave(.kept, took: .zero, at: start) }
        #expect(order == [[3], [5], [2], [4], [1], []])
    }

    @Test func `a full queue gives the place of the dearest who came last to one who is cheaper`() {
        var state = state(1, queue: 3)
        _ = state.arrive(.kept, at: start)
        for priority in [AdmissionPriority.ingest, .ingest, .paid] { _ = state.arrive(priority, at: start) }
        #expect(state.arrive(.ingest, at: start) == .refused)
        #expect(state.arrive(.kept, at: start) == .waits(4, displacing: 2))
        #expect(state.arrive(.paid, at: start) == .waits(5, displacing: 1))
        #expect(state.arrive(.kept, at: start) == .waits(6, displacing: 5))
        #expect(state.arrive(.paid, at: start) == .refused)
        #expect(state.waiting == 3)
    }

    @Test func `nobody waits longer than the longest wait`() {
        var state = state(1)
        _ = state.arrive(.kept, at: start)
        _ = state.arrive(.paid, at: start)
        _ = state.arrive(.kept, at: later(20))
        #expect(state.nextEnd == later(50))
        #expect(state.expire(at: later(49)).isEmpty)
        #expect(state.expire(at: later(50)).map(\.number) == [1])
        #expect(state.nextEnd == later(70))
        #expect(state.expire(at: later(70)).map(\.number) == [2])
        #expect(state.nextEnd == nil)
    }

    @Test func `who gives up is passed over`() {
        var state = state(1)
        _ = state.arrive(.kept, at: start)
        for _ in 0..<4 { _ = state.arrive(.kept, at: start) }
        let gone = [1, 1, 3, 99].map { state.giveUp($0) }
        #expect(gone == [true, false, true, false])
        #expect(state.leave(.kept, took: .zero, at: start) == [2])
        #expect(state.leave(.kept, took: .zero, at: start) == [4])
    }

    @Test func `late answers bring the limit down, and answers in time bring it up again`() {
        var state = state(1_024, least: 16)
        var clock = 0
        /// A quarter of a second with 100 at work and 20 answers, and more who find no room.
        func window(took: Duration) {
            while state.atWork < min(100, state.limit) { _ = state.arrive(.kept, at: later(clock)) }
            for _ in 0..<20 {
                clock += 13
                _ = state.expire(at: later(clock))
                _ = state.arrive(.kept, at: later(clock))
                _ = state.leave(.kept, took: took, at: later(clock))
            }
        }
        window(took: .milliseconds(200))
        window(took: .milliseconds(200))
        #expect(state.limit <= 76)
        for _ in 0..<10 { window(took: .milliseconds(200)) }
        #expect(state.limit == 16)
        var windows = 0
        while state.limit < 100, windows < 100 {
            window(took: .milliseconds(1))
            windows += 1
        }
        #expect(windows <= 12)
    }

    @Test func `the limit stays where too few answers say anything`() {
        var state = state(100, least: 10)
        for round in 1...50 {
            _ = state.arrive(.paid, at: later(round * 100))
            _ = state.leave(.paid, took: .seconds(60), at: later(round * 100))
            _ = state.arrive(.kept, at: later(round * 100))
            _ = state.leave(.kept, took: .seconds(60), at: later(round * 100))
        }
        #expect(state.limit == 100)
    }

    @Test func `it decides as one who looks at everybody each time`() {
        for seed: UInt64 in 1...300 {
            var generator = SeededGenerator(seed: seed)
            let settings = AdmissionSettings(
                least: 7,
                most: 7,
                paidShare: 0.8,
                ingestShare: 0.4,
                queueLimit: 6,
                longestWait: .milliseconds(50)
            )
            var state = AdmissionState(settings, at: start)
            var model = NaiveAdmission(rooms: [.kept: 7, .paid: 5, .ingest: 2], queueLimit: 6, longestWait: 50)
            var working: [AdmissionPriority] = []
            var (clock, waited) = (0, 0)
            for step in 0..<300 {
                clock += Int.random(in: 0...12, using: &generator)
                let comment = Comment("seed \(seed), step \(step)")
                switch Int.random(in: 0..<10, using: &generator) {
                case 0..<5:
                    let priority = [AdmissionPriority.kept, .paid, .ingest].randomElement(using: &generator) ?? .kept
                    let arrival = state.arrive(priority, at: later(clock))
                    #expect(arrival == model.arrive(priority, at: clock), comment)
                    if arrival == .admitted { working.append(priority) }
                    if case .waits = arrival { waited += 1 }
                case 5..<8:
                    guard let place = working.indices.randomElement(using: &generator) else { continue }
                    let started = state.leave(working.remove(at: place), took: .zero, at: later(clock))
                    let expected = model.leave()
                    #expect(started == expected.map(\.number), comment)
                    working += expected.map(\.priority)
                case 8:
                    let number = Int.random(in: 1...(waited + 1), using: &generator)
                    #expect(state.giveUp(number) == model.giveUp(number), comment)
                default:
                    let expired = state.expire(at: later(clock)).map(\.number)
                    #expect(Set(expired) == model.expire(at: clock), comment)
                }
                #expect(state.atWork == working.count, comment)
                #expect(state.waiting == model.waiting.count, comment)
            }
            #expect(waited > 20, "seed \(seed)")
        }
    }
}

/// The same rules over one list, looked through from the start each time.
private struct NaiveAdmission {
    struct Waiting {
        var number: Int
        var priority: AdmissionPriority
        var end: Int
    }

    let rooms: [AdmissionPriority: Int]
    let queueLimit: Int
    let longestWait: Int
    var atWork = 0
    var waiting: [Waiting] = []
    var lastNumber = 0

    init(rooms: [AdmissionPriority: Int], queueLimit: Int, longestWait: Int) {
        self.rooms = rooms
        self.queueLimit = queueLimit
        self.longestWait = longestWait
    }

    mutating func arrive(_ priority: AdmissionPriority, at clock: Int) -> AdmissionArrival {
        let isFirst = !waiting.contains { $0.priority.rawValue <= priority.rawValue }
        if isFirst, atWork < rooms[priority] ?? 0 {
            atWork += 1
            return .admitted
        }
        var displaced: Int?
        if waiting.count == queueLimit {
            let dearest = waiting.max { ($0.priority.rawValue, $0.number) < ($1.priority.rawValue, $1.number) }
            guard let dearest, dearest.priority.rawValue > priority.rawValue else { return .refused }
            displaced = dearest.number
            waiting.removeAll { $0.number == dearest.number }
        }
        lastNumber += 1
        waiting.append(Waiting(number: lastNumber, priority: priority, end: clock + longestWait))
        return .waits(lastNumber, displacing: displaced)
    }

    mutating func leave() -> [Waiting] {
        atWork -= 1
        var started: [Waiting] = []
        while let next = waiting.filter({ atWork < rooms[$0.priority] ?? 0 })
            .min(by: { ($0.priority.rawValue, $0.number) < ($1.priority.rawValue, $1.number) })
        {
            atWork += 1
            started.append(next)
            waiting.removeAll { $0.number == next.number }
        }
        return started
    }

    mutating func giveUp(_ number: Int) -> Bool {
        defer { waiting.removeAll { $0.number == number } }
        return waiting.contains { $0.number == number }
    }

    mutating func expire(at clock: Int) -> Set<Int> {
        let expired = waiting.filter { $0.end <= clock }.map(\.number)
        waiting.removeAll { $0.end <= clock }
        return Set(expired)
    }
}
