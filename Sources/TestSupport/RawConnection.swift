import Foundation
import Glibc
import Synchronization

/// The server's end of a connection. All calls block; they are for the thread that serves it.
package final class RawConnection: Sendable {
    private let descriptor: Mutex<Int32>
    /// What was read beyond the last request.
    private let rest = Mutex<[UInt8]>([])

    init(_ descriptor: Int32) {
        self.descriptor = Mutex(descriptor)
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close() }

    /// The next request with its body, as text; nil where the connection ends.
    package func readRequest() -> String? {
        var bytes = rest.withLock { $0 }
        while true {
            if let length = Self.length(ofRequestIn: bytes), bytes.count >= length {
                rest.withLock { $0 = Array(bytes[length...]) }
                return String(decoding: bytes[..<length], as: UTF8.self)
            }
            guard let more = read() else { return nil }
            bytes += more
        }
    }

    /// - Returns: false where the other end is gone.
    @discardableResult
    package func write(_ text: String) -> Bool {
        write(Array(text.utf8))
    }

    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        var written = 0
        while written < bytes.count {
            guard let count = writeSome(bytes[written...]) else { return false }
            written += count
        }
        return true
    }

    /// What the system took at once; nil where the other end is gone. Zero where nothing fits and `waits` is false.
    package func writeSome(_ bytes: ArraySlice<UInt8>, waits: Bool = true) -> Int? {
        let flags = Int32(MSG_NOSIGNAL) | (waits ? 0 : Int32(MSG_DONTWAIT))
        let count = bytes.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, flags) }
        if count < 0, !waits, errno == EAGAIN { return 0 }
        return count >= 0 ? count : nil
    }

    /// Whether there is room to write, at the latest after a while.
    package func canWrite(within duration: Duration) -> Bool {
        isReady(POLLOUT, within: duration)
    }

    /// Reads until the other end closes or resets.
    package func untilClosed() {
        while read() != nil {}
    }

    /// Whether the other end closes or resets before a while is over. What comes in the meantime is dropped.
    package func isClosed(within duration: Duration) -> Bool {
        isReady(POLLIN, within: duration) && read() == nil
    }

    /// Closes with RST in place of FIN.
    package func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    package func close() {
        descriptor.withLock { descriptor in
            if descriptor >= 0 { Glibc.close(descriptor) }
            descriptor = -1
        }
    }

    /// Makes calls that block return.
    func interrupt() {
        descriptor.withLock { descriptor in
            if descriptor >= 0 { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    private func isReady(_ event: Int32, within duration: Duration) -> Bool {
        var entry = pollfd(fd: socket, events: Int16(event), revents: 0)
        return poll(&entry, 1, Int32(duration / .milliseconds(1))) > 0
    }

    private var socket: Int32 { descriptor.withLock { $0 } }

    /// What comes next; nil where the connection ends.
    package func read() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        let count = recv(socket, &bytes, bytes.count, 0)
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    /// Of the head and the body that it announces; nil while the head is not whole.
    private static func length(ofRequestIn bytes: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        guard let position = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
        let head = String(decoding: bytes[..<position], as: UTF8.self).lowercased()
        let field = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let body = field.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
        return position + end.count + body
    }
}
