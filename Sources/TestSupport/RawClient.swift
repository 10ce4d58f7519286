import Foundation
import Glibc

/// A client that sends and shows bytes as they are, over a blocking socket to 127.0.0.1.
package struct RawClient: ~Copyable {
    /// How a connection came to its end.
    package enum Ending: Equatable, Sendable {
        case closed
        case reset
        /// Nothing came for as long as it was waited.
        case silence
        /// As many bytes as were wanted.
        case enough
    }

    private let descriptor: Int32

    /// - Parameter patience: how long to wait for a byte.
    /// - Throws: `POSIXError` where the connection is refused.
    package init(port: Int, patience: Duration = .seconds(10)) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Self.failure }
        let (seconds, attoseconds) = patience.components
        var time = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        // `deinit` closes it, here too: all of the value is there.
        guard isConnected else { throw Self.failure }
    }

    deinit { close(descriptor) }

    /// Runs `body` on a thread of its own: it may block.
    package static func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            thread.start()
        }
    }

    /// A connection that was reset takes no bytes; what matters is then seen when reading.
    package func send(_ bytes: some Collection<UInt8>) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    package func send(_ text: String) { send(Array(text.utf8)) }

    /// No more is sent: a FIN.
    package func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What the kernel has at once, at least a byte; nil at the end.
    package func receive() -> (bytes: [UInt8], ending: Ending?) {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        if count > 0 { return (Array(bytes[..<count]), nil) }
        if count == 0 { return ([], .closed) }
        return ([], errno == EAGAIN ? .silence : .reset)
    }

    /// All that comes until the connection ends, or until there are `limit` bytes.
    package func receiveAll(limit: Int = .max) -> (bytes: [UInt8], ending: Ending) {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let (more, ending) = receive()
            bytes += more
            if let ending { return (bytes, ending) }
        }
        return (bytes, .enough)
    }

    /// The next answer, read no further than it goes by its own account; what of it came if the connection ends before.
    package func receiveResponse() -> RawResponse {
        var bytes: [UInt8] = []
        while true {
            let response = RawResponse(bytes)
            if response.isWhole { return response }
            let (more, ending) = receive()
            bytes += more
            if ending != nil { return response }
        }
    }

    private static var failure: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
