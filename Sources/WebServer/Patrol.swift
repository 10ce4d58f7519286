import NIOCore

/// Looks at every connection of an event loop once a second.
///
/// A quarter of them every quarter of a second: one timer a loop however many there are, nothing to arm or to cancel a
/// request, and a bounded time in which nothing else runs (7,500 connections: 0.1 ms each time).
///
/// Belongs to its event loop: all calls come from there.
final class Patrol {
    /// Who is looked at.
    protocol Guarded: AnyObject {
        /// Where it stands; for the patrol's use.
        var post: Patrol.Post? { get set }
        func look(at now: NIODeadline)
        func stop(at now: NIODeadline)
        func cut()
    }

    struct Post {
        var round: Int
        var index: Int
    }

    private var rounds: [[any Guarded]] = Array(repeating: [], count: 4)
    private var next = 0
    private var round = 0
    private(set) var isStopping = false

    func add(_ guarded: any Guarded) {
        next = (next + 1) % rounds.count
        guarded.post = Post(round: next, index: rounds[next].count)
        rounds[next].append(guarded)
    }

    func remove(_ guarded: any Guarded) {
        guard let post = guarded.post else { return }
        guarded.post = nil
        guard let last = rounds[post.round].popLast(), last !== guarded else { return }
        last.post = post
        rounds[post.round][post.index] = last
    }

    /// Tells all that the server stops, and those that come.
    func stop(at now: NIODeadline) {
        isStopping = true
        for guarded in rounds.joined() { guarded.stop(at: now) }
    }

    /// Closes what is left.
    func cut() {
        for guarded in rounds.joined() { guarded.cut() }
    }

    /// The next quarter.
    func walk(at now: NIODeadline) {
        round = (round + 1) % rounds.count
        // A copy: who is closed leaves his post at once.
        for guarded in rounds[round] { guarded.look(at: now) }
    }
}
