/// What is due when, the earliest first: a binary heap.
///
/// Nothing is taken out before its time. Whoever is woken checks whether it still waits for that instant.
package struct TimerHeap {
    package struct Entry {
        /// Nanoseconds on the monotonic clock.
        package var due: UInt64
        package var token: PollToken

        package init(due: UInt64, token: PollToken) {
            self.due = due
            self.token = token
        }
    }

    private var entries: [Entry] = []

    package init() {}

    /// When the earliest is due.
    package var next: UInt64? { entries.first?.due }

    package mutating func add(_ entry: Entry) {
        entries.append(entry)
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].due < entries[parent].due else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the earliest out if it is due.
    package mutating func take(dueBy now: UInt64) -> Entry? {
        guard let first = entries.first, first.due <= now else { return nil }
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        sink()
        return first
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < entries.count && entries[child].due < entries[least].due {
                least = child
            }
            guard least != parent else { return }
            entries.swapAt(least, parent)
            parent = least
        }
    }
}
