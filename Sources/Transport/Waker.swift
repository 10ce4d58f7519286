import CCurl
import Glibc

/// An eventfd: whoever waits for it in epoll wakes up.
final class Waker: Sendable {
    let descriptor: Int32

    init() throws(TransportError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { throw .unexpected("eventfd: \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// The count is never read: the descriptor is watched for edges, and each write is one.
    func wake() {
        eventfd_write(descriptor, 1)
    }
}
