import CEpoll
import Glibc

/// `epoll(7)`, level triggered.
package struct Poller: ~Copyable {
    private static let capacity = 512

    private let descriptor: Int32
    // A buffer that the kernel fills; it lives as long as this value.
    private let events: UnsafeMutablePointer<epoll_event>

    package init() throws(SystemCallError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw SystemCallError("epoll_create1") }
        events = .allocate(capacity: Self.capacity)
    }

    deinit {
        events.deallocate()
        close(descriptor)
    }

    package func add(_ token: PollToken, _ readiness: Readiness) {
        control(EPOLL_CTL_ADD, token, readiness)
    }

    package func change(_ token: PollToken, to readiness: Readiness) {
        control(EPOLL_CTL_MOD, token, readiness)
    }

    package func remove(_ token: PollToken) {
        control(EPOLL_CTL_DEL, token, [])
    }

    private func control(_ operation: Int32, _ token: PollToken, _ readiness: Readiness) {
        var event = epoll_event()
        event.events = readiness.rawValue
        event.data.u64 = token.packed
        epoll_ctl(descriptor, operation, token.descriptor, &event)
    }

    /// Waits until something is ready, for at most so long (-1: for ever), and returns how many are.
    package func wait(milliseconds: Int32) -> Int {
        Int(max(0, epoll_wait(descriptor, events, Int32(Self.capacity), milliseconds)))
    }

    /// The same until an instant on `MonotonicClock`, to the microsecond where a millisecond is too coarse.
    package func wait(until due: UInt64) -> Int {
        let now = MonotonicClock.now
        guard due > now else { return wait(milliseconds: 0) }
        let span = due - now
        var limit = timespec(tv_sec: Int(span / 1_000_000_000), tv_nsec: Int(span % 1_000_000_000))
        return Int(max(0, epoll_pwait2(descriptor, events, Int32(Self.capacity), &limit, nil)))
    }

    /// One of those that the last `wait` found.
    package func event(_ index: Int) -> (token: PollToken, readiness: Readiness) {
        precondition(0..<Self.capacity ~= index, "event \(index) of \(Self.capacity)")
        return (PollToken(packed: events[index].data.u64), Readiness(rawValue: events[index].events))
    }
}
