import Synchronization

/// The counters as they are counted, by all threads at once.
final class Tally: Sendable {
    private let open = Atomic(0)
    private let accepted = Atomic(0)
    private let requests = Atomic(0)
    private let left = Atomic(0)
    /// What happens seldom.
    private let rest = Mutex(ServerCounters())

    var counters: ServerCounters {
        var counters = rest.withLock { $0 }
        counters.open = open.load(ordering: .relaxed)
        counters.accepted = accepted.load(ordering: .relaxed)
        counters.requests = requests.load(ordering: .relaxed)
        counters.left = left.load(ordering: .relaxed)
        return counters
    }

    /// - Returns: how many connections are open now.
    func opened() -> Int {
        accepted.add(1, ordering: .relaxed)
        return open.add(1, ordering: .relaxed).newValue
    }

    func closed() { open.subtract(1, ordering: .relaxed) }
    func heard() { requests.add(1, ordering: .relaxed) }
    func clientLeft() { left.add(1, ordering: .relaxed) }

    func shed() { rest.withLock { $0.shed += 1 } }
    func dropped() { rest.withLock { $0.dropped += 1 } }
    func refused(_ refusal: Refusal) { rest.withLock { $0.refusals[refusal, default: 0] += 1 } }
    func lapsed(_ lapse: Lapse) { rest.withLock { $0.lapses[lapse, default: 0] += 1 } }
}
