import CCurl
import Glibc

/// The sockets that the transport's thread waits for.
final class Epoll {
    /// Where an event belongs: a pool's number, and the socket. The waker's number is -1.
    struct Event {
        var pool: Int32
        var socket: Int32
        var isReadable: Bool
        var isWritable: Bool
        var isFailed: Bool

        init(_ event: epoll_event) {
            pool = Int32(truncatingIfNeeded: event.data.u64 >> 32)
            socket = Int32(truncatingIfNeeded: event.data.u64)
            isReadable = event.events & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0
            isWritable = event.events & EPOLLOUT.rawValue != 0
            isFailed = event.events & EPOLLERR.rawValue != 0
        }
    }

    private static let capacity = 256

    private let descriptor: Int32
    private let buffer: UnsafeMutableBufferPointer<epoll_event>
    private var count = 0

    init() throws(TransportError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw .unexpected("epoll_create1: \(String(cString: strerror(errno)))") }
        buffer = .allocate(capacity: Self.capacity)
        buffer.initialize(repeating: epoll_event())
    }

    deinit {
        buffer.deallocate()
        close(descriptor)
    }

    func watch(_ waker: Waker) throws(TransportError) {
        var event = Self.event(EPOLLIN.rawValue | EPOLLET.rawValue, pool: -1, socket: waker.descriptor)
        guard epoll_ctl(descriptor, EPOLL_CTL_ADD, waker.descriptor, &event) == 0 else {
            throw .unexpected("epoll_ctl: \(String(cString: strerror(errno)))")
        }
    }

    func watch(_ socket: Int32, pool: Int32, reads: Bool, writes: Bool, isNew: Bool) {
        let wanted = (reads ? EPOLLIN.rawValue : 0) | (writes ? EPOLLOUT.rawValue : 0)
        var event = Self.event(wanted, pool: pool, socket: socket)
        _ = epoll_ctl(descriptor, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &event)
    }

    func forget(_ socket: Int32) {
        var event = epoll_event()
        _ = epoll_ctl(descriptor, EPOLL_CTL_DEL, socket, &event)
    }

    /// Waits for events, for `milliseconds` at the longest; -1 is without end.
    func wait(milliseconds: Int32) {
        count = Int(max(0, epoll_wait(descriptor, buffer.baseAddress, Int32(Self.capacity), milliseconds)))
    }

    /// What the last `wait` found.
    var events: some Collection<Event> { buffer.prefix(count).lazy.map(Event.init) }

    private static func event(_ events: UInt32, pool: Int32, socket: Int32) -> epoll_event {
        var event = epoll_event()
        event.events = events
        event.data.u64 = UInt64(UInt32(bitPattern: pool)) << 32 | UInt64(UInt32(bitPattern: socket))
        return event
    }
}
