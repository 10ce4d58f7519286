import Glibc

/// Writes to an open file, pipe or terminal, and waits where it is slow.
package struct FileOutput: Sendable {
    package static let standardError = Self(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes all of it. What cannot be written is lost: there is nobody left to tell.
    package func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // The memory is that of `rest`, which outlives the call.
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                waitForRoom()
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Whoever shares the file may have made it non-blocking.
    private func waitForRoom() {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
    }
}
