/// A sum over the recent past, in constant memory: a ring of buckets of equal length.
///
/// The bucket of the present is the newest, so the sum covers between `count - 1` and `count` buckets of time.
struct RollingSum<Value: AdditiveArithmetic & Sendable>: Sendable {
    private let start: ContinuousClock.Instant
    private let bucketLength: Int64
    private var buckets: [Value]
    /// The number of the present bucket since the start; its place in the ring is that modulo the ring's size.
    private var number: Int64 = 0
    private var bucketEnds: ContinuousClock.Instant
    private(set) var total = Value.zero

    /// - Parameter length: at least `buckets` nanoseconds.
    init(over length: Duration, buckets count: Int = 10, from start: ContinuousClock.Instant) {
        self.start = start
        bucketLength = length.wholeNanoseconds / Int64(count)
        buckets = Array(repeating: .zero, count: count)
        bucketEnds = start + .nanoseconds(bucketLength)
    }

    mutating func add(_ value: Value, at now: ContinuousClock.Instant) {
        advance(to: now)
        buckets[place] += value
        total += value
    }

    /// Forgets what has left the window. An instant that lies before the present bucket changes nothing: of two threads
    /// that read the clock, the later may come first.
    mutating func advance(to now: ContinuousClock.Instant) {
        guard now >= bucketEnds else { return }
        let reached = (now - start).wholeNanoseconds / bucketLength
        for _ in 0..<min(reached - number, Int64(buckets.count)) {
            number += 1
            total -= buckets[place]
            buckets[place] = .zero
        }
        number = reached
        bucketEnds = start + .nanoseconds(bucketLength) * (reached + 1)
    }

    /// The sum as it would be at `now`.
    func total(at now: ContinuousClock.Instant) -> Value {
        var copy = self
        copy.advance(to: now)
        return copy.total
    }

    private var place: Int { Int(number % Int64(buckets.count)) }
}
