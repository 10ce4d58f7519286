import RAGCore
import Resilience
import TestSupport
import Testing

struct CallBudgetTests {
    /// An upstream that always fails, under a budget: requests come at their instants, and each asks for retries until it has
    /// none, each a random time after the failure.
    private struct Outage {
        var requests = 0
        var retries = 0
        /// The largest retries / requests, from 10 requests on.
        var worst = 0.0

        init(_ settings: CallBudgetSettings, arrivals: [Double], attempts: Int = 5, seed: UInt64 = 1) {
            let start = ContinuousClock.now
            var state = CallBudgetState(settings, from: start)
            var generator = SeededGenerator(seed: seed)
            var events = arrivals.map { (at: $0, attempt: 1) }
            var done = 0
            while done < events.count {
                let event = events[done]
                done += 1
                let now = start + .seconds(event.at)
                if event.attempt == 1 {
                    state.request(at: now)
                    requests += 1
                }
                guard event.attempt < attempts, state.take(at: now) else { continue }
                retries += 1
                if requests >= 10 { worst = max(worst, Double(retries) / Double(requests)) }
                let next = (at: event.at + .random(in: 0...1, using: &generator), attempt: event.attempt + 1)
                events.insert(next, at: events[done...].firstIndex { $0.at > next.at } ?? events.count)
            }
        }
    }

    @Test(arguments: [1, 2, 5, 10, 100, 1000])
    func `at total failure at most 1.1 calls go for each request, from ten requests on`(rate: Int) {
        let seconds = rate >= 100 ? 25 : 300
        let even = Outage(.retries, arrivals: (0..<rate * seconds).map { Double($0) / Double(rate) })
        #expect(even.worst <= 0.1)
        // And what is allowed is used, less what the first window earns late.
        #expect(Double(even.retries) >= 0.09 * Double(even.requests))
    }

    @Test(arguments: [10, 20, 50, 100, 1000], [1.0, 3, 7, 10, 11, 25])
    func `bursts get no more`(size: Int, pause: Double) {
        let arrivals = (0..<6).flatMap { burst in
            (0..<size).map { Double(burst) * pause + Double($0) * 0.0001 }
        }
        #expect(Outage(.retries, arrivals: arrivals).worst <= 0.1)
    }

    @Test func `random arrivals get no more`() {
        for seed: UInt64 in 1...20 {
            var generator = SeededGenerator(seed: seed)
            var now = 0.0
            let arrivals = (0..<3000).map { _ in
                now += .random(in: 0...0.1, using: &generator)
                return now
            }
            let outage = Outage(.retries, arrivals: arrivals, seed: seed)
            #expect(outage.worst <= 0.1, "seed \(seed)")
        }
    }

    @Test func `a hundred requests in ten seconds make at most 110 calls`() {
        let outage = Outage(.retries, arrivals: (0..<100).map { Double($0) / 10 })
        #expect(outage.requests == 100)
        #expect((9...10).contains(outage.retries))
    }

    @Test func `a single request may be retried once, also among few`() {
        #expect(Outage(.retries, arrivals: [0]).retries == 1)
        #expect(Outage(.retries, arrivals: [0, 2, 4, 6, 8]).retries == 1)
        #expect(Outage(.retries, arrivals: [0, 20, 40, 60]).retries == 1)
        #expect(Outage(.retries, arrivals: (0..<40).map { Double($0) * 20 }).retries == 4)
    }

    @Test func `after a healthy time thin traffic gets one retry in ten seconds`() {
        let start = ContinuousClock.now
        var state = CallBudgetState(.retries, from: start)
        for _ in 0..<100 { state.request(at: start) }
        let taken = (10..<100).map { second in
            let now = start + .seconds(second)
            if second.isMultiple(of: 5) { state.request(at: now) }
            return state.take(at: now)
        }
        #expect(taken.indices.filter { taken[$0] } == Array(stride(from: 0, to: 90, by: 10)))
    }

    @Test func `without a reserve it is strict from the first request on`() throws {
        let strict = try CallBudgetSettings(reserve: 0)
        #expect(Outage(strict, arrivals: [0, 1, 2, 3, 4, 5, 6, 7, 8]).retries == 0)
        #expect(Outage(strict, arrivals: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).retries == 1)
        for rate in [1, 7, 300] {
            #expect(Outage(strict, arrivals: (0..<rate * 20).map { Double($0) / Double(rate) }).worst <= 0.1)
        }
    }

    @Test func `what was earned is lost after the window`() throws {
        let start = ContinuousClock.now
        var state = CallBudgetState(try CallBudgetSettings(reserve: 0), from: start)
        for _ in 0..<30 { state.request(at: start) }
        let taken = [9.9, 9.9, 10].map { state.take(at: start + .seconds($0)) }
        #expect(taken == [true, true, false])
    }

    @Test func `a larger reserve is spent at once, and earned afterwards`() throws {
        let three = try CallBudgetSettings(reserve: 3)
        #expect(Outage(three, arrivals: [0]).retries == 3)
        #expect(Outage(three, arrivals: (0..<100).map { Double($0) / 10 }).retries <= 10)
    }

    @Test func `hedges are at most 2 % of the requests, and none come before they are earned`() {
        let start = ContinuousClock.now
        let budget = CallBudget(.hedges, from: start)
        var hedges = 0
        for call in 1...5000 {
            let now = start + .milliseconds(call * 10)
            budget.request(at: now)
            if budget.take(at: now) { hedges += 1 }
            #expect(hedges * 50 <= call)
        }
        #expect(hedges >= 95)
    }

    @Test func `wrong settings are refused`() throws {
        #expect(try CallBudgetSettings() == .retries)
        #expect(throws: ResilienceError.self) { try CallBudgetSettings(requestsPerExtra: 0) }
        #expect(throws: ResilienceError.self) { try CallBudgetSettings(window: .zero) }
        #expect(throws: ResilienceError.self) { try CallBudgetSettings(reserve: -1) }
    }
}
