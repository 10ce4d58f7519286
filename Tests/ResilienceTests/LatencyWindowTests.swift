import RAGCore
import Resilience
import TestSupport
import Testing

struct LatencyWindowTests {
    private let start = ContinuousClock.now

    @Test(arguments: [0.0002, 0.01, 0.3, 2, 45, 1200])
    func `quantiles are those of the sorted latencies, within an eighth`(scale: Double) throws {
        var generator = SeededGenerator(seed: 1)
        var window = LatencyWindow(from: start)
        // From one to sixteen times the scale, long ones rarer.
        let latencies = (0..<5000).map { _ in
            let part = Double.random(in: 0..<1, using: &generator)
            return scale * (1 + 15 * part * part * part) / 16
        }.map { max($0, 0.0001) }
        for latency in latencies { window.record(.seconds(latency), at: start) }
        let sorted = latencies.sorted()
        for share in [0.01, 0.25, 0.5, 0.9, 0.95, 0.99] {
            let expected = sorted[Int(share * 5000)]
            let quantile = try #require(window.quantile(share, at: start)) / .seconds(1)
            #expect(abs(quantile / expected - 1) < 0.125, "\(share) of \(scale) s")
        }
    }

    @Test func `a quantile needs a call beyond it: two for the median, 20 for 0.95`() {
        var window = LatencyWindow(from: start)
        #expect(window.quantile(0.5, at: start) == nil)
        for count in 1...20 {
            window.record(.seconds(1), at: start)
            #expect((window.quantile(0.5, at: start) != nil) == (count >= 2))
            #expect((window.quantile(0.95, at: start) != nil) == (count >= 20))
        }
        #expect(window.quantile(1, at: start) == nil)
        #expect(window.quantile(-0.1, at: start) == nil)
        #expect(window.quantile(.nan, at: start) == nil)
    }

    @Test func `the recent ones count more, and the old are forgotten`() throws {
        var window = LatencyWindow(halfLife: .seconds(30), from: start)
        for _ in 0..<100 { window.record(.seconds(8), at: start) }
        for _ in 0..<40 { window.record(.seconds(1), at: start + .seconds(60)) }
        // 25 are left of the 100.
        let median = try #require(window.quantile(0.5, at: start + .seconds(60)))
        #expect(median < .seconds(1.2))
        let late = start + .seconds(60 + 30 * 6)
        #expect(window.quantile(0.5, at: late - .seconds(30)) != nil)
        #expect(window.quantile(0.5, at: late) == nil)
        window.record(.seconds(2), at: start + .seconds(1e9))
        window.record(.seconds(2), at: start + .seconds(1e9))
        let only = try #require(window.quantile(0, at: start + .seconds(1e9)))
        #expect(only >= .seconds(1.75) && only <= .seconds(2))
    }

    @Test(arguments: [Duration.zero, .seconds(-5), .nanoseconds(1), .seconds(1e9), .seconds(Int64.max)])
    func `latencies beyond all bounds count in the outer buckets`(latency: Duration) throws {
        var window = LatencyWindow(from: start)
        for _ in 0..<2 { window.record(latency, at: start) }
        let median = try #require(window.quantile(0.5, at: start))
        let isShort = latency < .seconds(1)
        #expect(isShort ? median < .milliseconds(1) : median > .seconds(1800) && median < .seconds(2400))
    }

    @Test func `calls of an upstream share one`() {
        let latencies = RecentLatencies(from: start)
        for _ in 0..<4 { latencies.record(.seconds(1), at: start) }
        #expect(latencies.quantile(0.5, at: start).map { $0 > .seconds(0.9) && $0 < .seconds(1.1) } == true)
    }
}

struct HedgePolicyTests {
    @Test func `a second call goes only when asked for, plain, known and in time, after 95 % of the others`() {
        func delay(
            _ policy: HedgePolicy = HedgePolicy(isOn: true),
            isStream: Bool = false,
            median: Duration? = .seconds(1),
            percentile95: Duration? = .seconds(3),
            remaining: Duration = .seconds(5)
        ) -> Duration? {
            policy.delay(isStream: isStream, median: median, percentile95: percentile95, remaining: remaining)
        }
        #expect(delay() == .seconds(3))
        #expect(delay(.off) == nil)
        #expect(delay(isStream: true) == nil)
        #expect(delay(median: nil) == nil)
        #expect(delay(percentile95: nil) == nil)
        #expect(delay(remaining: .seconds(4)) == nil)
        #expect(delay(remaining: .seconds(4.001)) == .seconds(3))
    }
}
