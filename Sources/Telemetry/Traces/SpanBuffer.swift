/// The spans that wait to be sent: bounded, and taken in batches.
struct SpanBuffer {
    let capacity: Int
    let batch: Int
    private var spans: [FinishedSpan] = []
    /// Spans that had no room, or that nobody took.
    private(set) var dropped = 0

    /// - Parameter capacity: at least `batch`.
    init(capacity: Int, batch: Int) {
        self.capacity = max(capacity, batch)
        self.batch = batch
    }

    var isEmpty: Bool { spans.isEmpty }

    var hasBatch: Bool { spans.count >= batch }

    /// - Returns: whether there was room.
    mutating func add(_ span: FinishedSpan) -> Bool {
        guard spans.count < capacity else {
            dropped += 1
            return false
        }
        spans.append(span)
        return true
    }

    /// The oldest, at most `batch`.
    mutating func take() -> [FinishedSpan] {
        let taken = Array(spans.prefix(batch))
        spans.removeFirst(taken.count)
        return taken
    }

    mutating func drop(_ count: Int) {
        dropped += count
    }
}
