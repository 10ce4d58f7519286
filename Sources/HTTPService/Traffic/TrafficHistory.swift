/// What happened in the last day, in spans of five minutes, as a state that is told the time.
struct TrafficHistory: Sendable {
    static let span = Duration.seconds(300)
    static let spanCount = 288

    /// By the number of their span since the start; bounded.
    private var spans: [Int: TrafficCounts] = [:]
    private let start: ContinuousClock.Instant

    init(start: ContinuousClock.Instant) {
        self.start = start
    }

    mutating func add(_ notes: Exchange.Notes, milliseconds: Double, isFailure: Bool, at now: ContinuousClock.Instant) {
        let number = number(of: now)
        if spans[number] == nil {
            spans = spans.filter { $0.key > number - Self.spanCount }
        }
        spans[number, default: TrafficCounts()].add(notes, milliseconds: milliseconds, isFailure: isFailure)
    }

    /// The spans of the last `hours`, oldest first, those without traffic among them, each with the time since its
    /// beginning.
    func recent(hours: Int, at now: ContinuousClock.Instant) -> [(age: Duration, counts: TrafficCounts)] {
        let current = number(of: now)
        let count = min(Self.spanCount, max(1, hours * 12), current + 1)
        return (current - count + 1...current).map { number in
            (now - (start + Self.span * number), spans[number] ?? TrafficCounts())
        }
    }

    private func number(of instant: ContinuousClock.Instant) -> Int {
        Int(max(0, (instant - start) / Self.span))
    }
}
