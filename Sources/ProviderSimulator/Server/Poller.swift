import CEpoll
import Glibc

/// `epoll(7)`, level triggered.
struct Poller: ~Copyable {
    private static let capacity = 512

    private let descriptor: Int32
    // A buffer that the kernel fills; it lives as long as this value.
    private let events: UnsafeMutablePointer<epoll_event>

    init() throws(SimulatorError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw .system("epoll_create1", code: errno) }
        events = .allocate(capacity: Self.capacity)
    }

    deinit {
        events.deallocate()
        close(descriptor)
    }

    func add(_ token: PollToken, _ readiness: Readiness) {
        control(EPOLL_CTL_ADD, token, readiness)
    }

    func change(_ token: PollToken, to readiness: Readiness) {
        control(EPOLL_CTL_MOD, token, readiness)
    }

    func remove(_ token: PollToken) {
        control(EPOLL_CTL_DEL, token, [])
    }

    private func control(_ operation: Int32, _ token: PollToken, _ readiness: Readiness) {
        var event = epoll_event()
        event.events = readiness.rawValue
        event.data.u64 = token.packed
        epoll_ctl(descriptor, operation, token.descriptor, &event)
    }

    /// Waits until something is ready, for at most so long (-1: for ever), and returns how many are.
    func wait(milliseconds: Int32) -> Int {
        Int(max(0, epoll_wait(descriptor, events, Int32(Self.capacity), milliseconds)))
    }

    /// One of those that the last `wait` found.
    func event(_ index: Int) -> (token: PollToken, readiness: Readiness) {
        precondition(0..<Self.capacity ~= index, "event \(index) of \(Self.capacity)")
        return (PollToken(packed: events[index].data.u64), Readiness(rawValue: events[index].events))
    }
}
