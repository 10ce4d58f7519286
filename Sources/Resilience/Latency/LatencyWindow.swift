/// Recent latencies, in constant memory: a histogram whose counts halve every `halfLife`, 30 s by default.
///
/// Each octave from 65 us to 37 minutes has 8 buckets, so a quantile is off by an eighth at most (after HdrHistogram,
/// https://hdrhistogram.github.io/HdrHistogram/). Shorter and longer times count in the first and the last bucket.
package struct LatencyWindow: Sendable {
    /// The first bucket begins at 2^16 ns, and the last ends at 2^41 ns.
    private static let leastExponent = 16
    private static let octaves = 25
    private static let shortest = UInt64(1) << leastExponent
    private static let longest = (UInt64(1) << (leastExponent + octaves)) - 1

    private let halfLife: Int64
    private let start: ContinuousClock.Instant
    private var halvings: Int64 = 0
    private var counts = [Double](repeating: 0, count: octaves * 8)
    private var total = 0.0

    package init(halfLife: Duration = .seconds(30), from start: ContinuousClock.Instant) {
        self.halfLife = max(1, halfLife.wholeNanoseconds)
        self.start = start
    }

    package mutating func record(_ latency: Duration, at now: ContinuousClock.Instant) {
        decay(to: now)
        counts[Self.bucket(of: latency)] += 1
        total += 1
    }

    /// The latency that this share of the recent calls did not pass. Nil without enough of them for one to lie beyond: 2 for
    /// the median, 20 for 0.95.
    package func quantile(_ share: Double, at now: ContinuousClock.Instant) -> Duration? {
        let weight = total * weightLeft(at: now)
        guard share >= 0, share < 1, weight * (1 - share) >= 1 - 1e-9 else { return nil }
        var below = 0.0
        for (bucket, count) in counts.enumerated() where count > 0 {
            if below + count >= total * share {
                return Self.latency(in: bucket, part: (total * share - below) / count)
            }
            below += count
        }
        return nil
    }

    private mutating func decay(to now: ContinuousClock.Instant) {
        let left = weightLeft(at: now)
        guard left < 1 else { return }
        halvings = halvings(at: now)
        for bucket in counts.indices { counts[bucket] *= left }
        total = counts.reduce(0, +)
    }

    /// What the counts are worth at `now`: 1, 1/2, 1/4 and so on.
    private func weightLeft(at now: ContinuousClock.Instant) -> Double {
        let passed = halvings(at: now) - halvings
        guard passed > 0 else { return 1 }
        return passed < 64 ? 1 / Double(UInt64(1) << UInt64(passed)) : 0
    }

    private func halvings(at now: ContinuousClock.Instant) -> Int64 {
        (now - start).wholeNanoseconds / halfLife
    }

    /// The exponent of a latency and the three bits that follow its first.
    private static func bucket(of latency: Duration) -> Int {
        let nanoseconds = min(max(UInt64(max(0, latency.wholeNanoseconds)), shortest), longest)
        let exponent = 63 - nanoseconds.leadingZeroBitCount
        let eighth = Int((nanoseconds >> UInt64(exponent - 3)) & 7)
        return (exponent - leastExponent) * 8 + eighth
    }

    private static func latency(in bucket: Int, part: Double) -> Duration {
        let octave = Double(shortest << UInt64(bucket / 8))
        return .nanoseconds(Int64(octave * (1 + (Double(bucket % 8) + part) / 8)))
    }
}
