import Dispatch
import Foundation
import Glibc
import Synchronization

/// The threads of this process that calculate together: one a core, the caller's among them.
///
/// A product is split by the team, never inside the BLAS too: nested threads fight for the same cores. When the team is
/// busy, a caller works alone, so that questions under load run side by side with one thread each.
package final class Team: Sendable {
    package static let shared = Team(size: ProcessInfo.processInfo.activeProcessorCount)

    package let size: Int
    private let isBusy = Atomic<Bool>(false)
    private let members: [Member]

    /// - Parameter size: the lanes of a piece of work, at least 1.
    package init(size: Int) {
        precondition(size >= 1, "a team of \(size)")
        BLAS.useOneThread()
        self.size = size
        members = (1..<max(1, size)).map { _ in Member() }
        for (index, member) in members.enumerated() {
            let thread = Thread { member.work() }
            thread.name = "nuthatch-lane-\(index + 1)"
            thread.start()
        }
    }

    deinit {
        for member in members { member.give(nil) }
    }

    /// Runs `body` once in each lane and returns when all are done.
    ///
    /// It blocks: call it from a thread that may be blocked, never from Swift's cooperative pool.
    package func run(_ body: @escaping @Sendable (Lane) -> Void) {
        guard size > 1, isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
            return body(.alone)
        }
        let barrier = Barrier(count: size)
        let group = DispatchGroup()
        for (index, member) in members.enumerated() {
            group.enter()
            member.give {
                body(Lane(index: index + 1, count: self.size, barrier: barrier))
                group.leave()
            }
        }
        body(Lane(index: 0, count: size, barrier: barrier))
        group.wait()
        isBusy.store(false, ordering: .releasing)
    }

    /// Runs `body` for each of `0 ..< count`, whichever lane is free taking the next.
    package func forEach(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let next = SharedCounter()
        run { _ in
            while let index = next.take(below: count) { body(index) }
        }
    }
}

/// Hands out 0, 1, 2, ... to whoever asks.
private final class SharedCounter: Sendable {
    private let value = Atomic<Int>(0)

    func take(below end: Int) -> Int? {
        let taken = value.wrappingAdd(1, ordering: .relaxed).oldValue
        return taken < end ? taken : nil
    }
}

/// A thread that waits for work.
private final class Member: Sendable {
    private let job = Mutex<(@Sendable () -> Void)?>(nil)
    private let hasJob = DispatchSemaphore(value: 0)

    /// Nil ends the thread.
    func give(_ work: (@Sendable () -> Void)?) {
        job.withLock { $0 = work }
        hasJob.signal()
    }

    func work() {
        while true {
            hasJob.wait()
            let next = job.withLock { job in
                defer { job = nil }
                return job
            }
            guard let next else { return }
            next()
        }
    }
}

/// Lets another thread have the core.
func giveWay() {
    sched_yield()
}
