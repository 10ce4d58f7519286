import Access
import Foundation
import RAGCore
import TestSupport
import Testing

struct KeyMeterStateTests {
    /// A noon, UTC.
    private let noon = Moment(instant: .now, date: Date(timeIntervalSince1970: 20_000 * 86_400 + 43_200))

    private func later(_ seconds: Double) -> Moment {
        Moment(instant: noon.instant + .seconds(seconds), date: noon.date + seconds)
    }

    private func use(_ tokens: Int = 0, _ cost: Int64 = 0) -> CallUse {
        CallUse(tokens: tokens, cost: Money(picodollars: cost))
    }

    private func budget(_ cost: Int64, spent: Int64 = 0) -> KeyMeterState {
        KeyMeterState(
            AccessLimits(dailyBudget: Money(picodollars: cost)),
            spent: Money(picodollars: spent),
            at: noon
        )
    }

    @Test func `a minute's requests may go at once, then they come back evenly`() {
        var state = KeyMeterState(AccessLimits(requestsPerMinute: 4), at: noon)
        for _ in 0..<4 { #expect(state.admitRequest(at: noon) == .admitted) }
        #expect(state.admitRequest(at: noon) == .limited(retryAfter: .seconds(15)))
        #expect(state.admitRequest(at: later(14)) == .limited(retryAfter: .seconds(1)))
        #expect(state.admitRequest(at: later(15)) == .admitted)
        #expect(state.admitRequest(at: later(15)) == .limited(retryAfter: .seconds(15)))
    }

    @Test func `what a call has used counts, however much more than a minute's worth it was estimated at`() {
        for (estimate, used, wait) in [(1_500, 30, 30), (1_500, 100, 60), (40, 1_500, 100), (1_500, 1_500, 60)] {
            var state = KeyMeterState(AccessLimits(tokensPerMinute: 60), at: noon)
            #expect(state.admitCall(use(estimate), at: noon) == .admitted)
            state.settle(use(estimate), used: use(used), at: noon)
            #expect(state.admitCall(use(60), at: noon) == .limited(retryAfter: .seconds(wait)), "\(estimate), \(used)")
        }
    }

    @Test func `a refusal takes nothing, and who waits as told is admitted`() {
        var state = KeyMeterState(AccessLimits(requestsPerMinute: 1, tokensPerMinute: 60), at: noon)
        #expect(state.admitRequest(at: noon) == .admitted)
        for _ in 0..<1_000 { #expect(state.admitRequest(at: noon) == .limited(retryAfter: .seconds(60))) }
        #expect(state.admitRequest(at: later(60)) == .admitted)
        #expect(state.admitCall(use(60), at: noon) == .admitted)
        for _ in 0..<1_000 { #expect(state.admitCall(use(30), at: noon) == .limited(retryAfter: .seconds(30))) }
        #expect(state.admitCall(use(30), at: later(30)) == .admitted)
    }

    @Test func `requests without a model go on when the money and the tokens are gone`() {
        var state = KeyMeterState(AccessLimits(tokensPerMinute: 1, dailyBudget: .zero), at: noon)
        #expect(state.admitCall(use(), at: noon) == .outOfBudget(retryAfter: .seconds(43_200)))
        for _ in 0..<100 { #expect(state.admitRequest(at: noon) == .admitted) }
    }

    @Test func `a call that needs more tokens than a minute has goes once, and is paid for afterwards`() {
        var state = KeyMeterState(AccessLimits(tokensPerMinute: 60), at: noon)
        #expect(state.admitCall(use(1_000), at: noon) == .admitted)
        #expect(state.admitCall(use(1), at: later(0.5)) == .limited(retryAfter: .milliseconds(500)))
        state.settle(use(1_000), used: use(1_000), at: noon)
        #expect(state.admitCall(use(60), at: later(59)) == .limited(retryAfter: .seconds(1)))
        #expect(state.admitCall(use(60), at: later(60)) == .admitted)
    }

    @Test func `tokens are corrected both ways once they are known`() {
        var state = KeyMeterState(AccessLimits(tokensPerMinute: 60), at: noon)
        #expect(state.admitCall(use(60), at: noon) == .admitted)
        state.settle(use(60), used: use(20), at: noon)
        #expect(state.admitCall(use(40), at: noon) == .admitted)
        state.settle(use(40), used: use(70), at: noon)
        #expect(state.admitCall(use(1), at: noon) == .limited(retryAfter: .seconds(31)))
    }

    @Test func `a budget that is spent stops calls until midnight, UTC`() {
        var state = budget(100)
        #expect(state.admitCall(use(0, 60), at: noon) == .admitted)
        state.settle(use(0, 60), used: use(0, 99), at: noon)
        #expect(state.admitCall(use(0, 60), at: noon) == .admitted)
        state.settle(use(0, 60), used: use(0, 60), at: noon)
        #expect(state.spent == Money(picodollars: 159))
        #expect(state.admitCall(use(), at: noon) == .outOfBudget(retryAfter: .seconds(43_200)))
        #expect(state.admitCall(use(), at: later(43_199.5)) == .outOfBudget(retryAfter: .milliseconds(500)))
        #expect(state.admitCall(use(0, 60), at: later(43_200)) == .admitted)
        #expect(state.spent == .zero)
    }

    @Test func `what was spent before counts, and what is under way is waited for`() {
        var state = budget(100, spent: 40)
        #expect(state.admitCall(use(0, 60), at: noon) == .admitted)
        #expect(state.admitCall(use(0, 1), at: noon) == .limited(retryAfter: .seconds(1)))
        state.settle(use(0, 60), used: use(0, 10), at: noon)
        #expect(state.admitCall(use(0, 60), at: noon) == .admitted)
        state.settle(use(0, 60), used: nil, at: noon)
        #expect(state.spent == Money(picodollars: 110))
        #expect(state.reserved == .zero)
    }

    @Test func `a call that crosses midnight is counted on the new day`() {
        var state = budget(100, spent: 90)
        #expect(state.admitCall(use(0, 30), at: later(43_199)) == .admitted)
        state.settle(use(0, 30), used: use(0, 25), at: later(43_201))
        #expect(state.spent == Money(picodollars: 25))
    }

    @Test func `numbers that make no sense do no harm`() {
        var state = KeyMeterState(AccessLimits(requestsPerMinute: 0, tokensPerMinute: -5, dailyBudget: .zero), at: noon)
        #expect(state.admitRequest(at: noon) == .admitted)
        #expect(state.admitRequest(at: noon) == .limited(retryAfter: .seconds(60)))
        var other = budget(100)
        #expect(other.admitCall(CallUse(tokens: .min, cost: Money(picodollars: .min)), at: noon) == .admitted)
        other.settle(use(), used: CallUse(tokens: .max, cost: Money(picodollars: -7)), at: noon)
        #expect(other.spent == .zero)
        #expect(other.admitCall(use(.max, .max), at: noon) == .admitted)
        other.settle(use(.max, .max), used: use(.max, .max), at: noon)
        other.settle(use(), used: use(.max, .max), at: noon)
        #expect(other.spent == Money(picodollars: .max))
        #expect(other.reserved == .zero)
    }

    /// The model keeps whole buckets in integers: a bucket of `limit` that gains `limit` a minute, in 60,000ths a
    /// millisecond.
    @Test func `whoever asks in whatever order is treated as by a bucket that is filled drop by drop`() {
        for seed: UInt64 in 1...60 {
            var generator = SeededGenerator(seed: seed)
            let limits = AccessLimits(
                requestsPerMinute: [1, 2, 5, 12, 60].randomElement(using: &generator),
                tokensPerMinute: [60, 300, 6_000].randomElement(using: &generator)
            )
            var state = KeyMeterState(limits, at: noon)
            var requests = NaiveBucket(limits.requestsPerMinute ?? 1)
            var tokens = NaiveBucket(limits.tokensPerMinute ?? 1)
            var (clock, admitted) = (0, 0)
            for _ in 0..<500 {
                clock += Int.random(in: 0...4_000, using: &generator)
                let now = Moment(instant: noon.instant + .milliseconds(clock), date: noon.date)
                if Bool.random(using: &generator) {
                    let isAdmitted = state.admitRequest(at: now) == .admitted
                    #expect(isAdmitted == requests.take(1, at: clock), "seed \(seed)")
                    admitted += isAdmitted ? 1 : 0
                } else {
                    let count = Int.random(in: 0...tokens.limit, using: &generator)
                    let used = Int.random(in: 0...count, using: &generator)
                    let isAdmitted = state.admitCall(use(count), at: now) == .admitted
                    #expect(isAdmitted == tokens.take(count, at: clock), "seed \(seed)")
                    guard isAdmitted else { continue }
                    state.settle(use(count), used: use(used), at: now)
                    tokens.giveBack(count - used)
                }
            }
            #expect(admitted > 10, "seed \(seed)")
        }
    }

    @Test func `no order of calls spends more than the budget and one call`() {
        for seed: UInt64 in 1...100 {
            var generator = SeededGenerator(seed: seed)
            let cap: Int64 = 10_000
            var state = budget(cap)
            var underWay: [CallUse] = []
            var (spent, dearest): (Int64, Int64) = (0, 0)
            for _ in 0..<400 {
                if Bool.random(using: &generator) {
                    let estimate = use(0, .random(in: 0...900, using: &generator))
                    if state.admitCall(estimate, at: noon) == .admitted { underWay.append(estimate) }
                } else if let place = underWay.indices.randomElement(using: &generator) {
                    let estimate = underWay.remove(at: place)
                    let cost = Int64.random(in: 0...estimate.cost.picodollars, using: &generator)
                    state.settle(estimate, used: use(0, cost), at: noon)
                    spent += cost
                    dearest = max(dearest, estimate.cost.picodollars)
                }
            }
            for estimate in underWay {
                state.settle(estimate, used: estimate, at: noon)
                spent += estimate.cost.picodollars
                dearest = max(dearest, estimate.cost.picodollars)
            }
            #expect(spent < cap + dearest, "seed \(seed)")
            #expect(spent > cap * 9 / 10, "seed \(seed)")
            #expect(state.spent == Money(picodollars: spent), "seed \(seed)")
        }
    }
}

/// A bucket as one thinks of it: so much is in it, and so much comes in.
private struct NaiveBucket {
    let limit: Int
    private var drops: Int
    private var clock = 0

    init(_ limit: Int) {
        self.limit = limit
        drops = limit * 60_000
    }

    mutating func take(_ count: Int, at milliseconds: Int) -> Bool {
        drops = min(limit * 60_000, drops + (milliseconds - clock) * limit)
        clock = milliseconds
        guard drops >= count * 60_000 else { return false }
        drops -= count * 60_000
        return true
    }

    mutating func giveBack(_ count: Int) { drops = min(limit * 60_000, drops + count * 60_000) }
}
