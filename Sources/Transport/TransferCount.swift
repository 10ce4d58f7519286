import Synchronization

/// How many transfers are under way, up to a limit.
final class TransferCount: Sendable {
    private let limit: Int
    private let count = Atomic(0)

    init(limit: Int) {
        self.limit = limit
    }

    var value: Int { count.load(ordering: .relaxed) }

    func enter() throws(TransportError) {
        guard count.add(1, ordering: .relaxed).newValue <= limit else {
            leave()
            throw .overloaded(limit: limit)
        }
    }

    func leave() {
        count.subtract(1, ordering: .relaxed)
    }
}
