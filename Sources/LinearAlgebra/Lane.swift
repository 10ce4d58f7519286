import Synchronization

/// One of the threads that do a piece of work together, each its own part.
///
/// All lanes run the same code; `share(of:)` tells a lane its part, and `meet()` waits until all have done theirs.
package struct Lane: Sendable {
    package let index: Int
    package let count: Int
    private let barrier: Barrier?

    /// The only lane: it does everything, and waits for nobody.
    package static let alone = Lane(index: 0, count: 1, barrier: nil)

    init(index: Int, count: Int, barrier: Barrier?) {
        self.index = index
        self.count = count
        self.barrier = barrier
    }

    /// This lane's part of `0 ..< total`. The parts of all lanes make up the whole and differ by one at most.
    package func share(of total: Int) -> Range<Int> {
        (total * index / count)..<(total * (index + 1) / count)
    }

    /// Waits until every lane is here. What any lane wrote before is seen by all after.
    package func meet() {
        barrier?.wait()
    }
}

/// Where lanes wait for each other: by turning for a few microseconds, since they arrive together, then by giving way.
final class Barrier: Sendable {
    private let count: Int
    private let arrived = Atomic<Int>(0)
    private let round = Atomic<Int>(0)

    init(count: Int) {
        self.count = count
    }

    func wait() {
        let current = round.load(ordering: .acquiring)
        if arrived.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == count {
            arrived.store(0, ordering: .relaxed)
            round.wrappingAdd(1, ordering: .releasing)
            return
        }
        var turns = 0
        while round.load(ordering: .acquiring) == current {
            turns += 1
            if turns > 4000 { giveWay() }
        }
    }
}
